// Which of several ways a client takes by itself, where an adapter lists that one first.

/** The first one, unless the client takes another vendor's: then none of them. */
export const isFirst = (routes: readonly string[], other: unknown, route: string): boolean =>
  other === undefined && route === (routes[0] ?? "");
