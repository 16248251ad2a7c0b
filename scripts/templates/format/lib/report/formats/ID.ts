// The ID format: TODO, say what it is and who reads it.
import type { Format } from "../../model/format.ts";

// TODO: this sample counts. Everything in a report is plain and safe to print; a format adds its own escaping.
const format: Format = ({ summary }) =>
  `${summary.errors} errors, ${summary.warnings} warnings, ${summary.notes} notes\n`;

export default format;
