// The JSON format: the report itself, one field a line.
import type { Format } from "../../model/format.ts";
import { safe } from "../show.ts";

// JSON escapes C0 itself, and leaves the other characters that turn a terminal or a log upside down.
const format: Format = (report) => `${safe(JSON.stringify(report, null, 2))}\n`;

export default format;
