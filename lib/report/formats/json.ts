// Knows the JSON format: the report itself, one field a line.
import type { Format } from "../../model/contracts.ts";

// Control characters are already escaped in the report; these stay out of every consumer's terminal too.
const format: Format = (report) => `${JSON.stringify(report, null, 2)}\n`;

export default format;
