// Where something that is said of a client comes from.

/** Where a behaviour was learnt, and how well it is known. */
export interface Source {
  /** `repo@commit`, an address, or "observed" with what was run. */
  readonly from: string;
  /** ISO date on which it was seen. */
  readonly seen: string;
  readonly confidence: "documented" | "observed" | "read" | "reported" | "inferred";
}
