// What became of a layer when it was opened.
import type { Layer } from "../../model/layer.ts";

export const isRead = (layer: Layer | undefined): layer is Layer => layer?.status === "read";

/** It is there and cannot be used. */
export const isBroken = ({ status }: Layer): boolean => status === "broken" || status === "unreadable";
