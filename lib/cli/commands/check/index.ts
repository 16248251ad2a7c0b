// Knows `check`, the default command.
import { check } from "../../check.ts";

export default check;
