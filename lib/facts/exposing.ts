// The prefixes of variables that build tools copy into the pages they make.

/** Next.js, Vite, Create React App, Expo, Nuxt, Gatsby; SvelteKit and Astro. */
const prefixes = ["NEXT_PUBLIC_", "VITE_", "REACT_APP_", "EXPO_PUBLIC_", "NUXT_PUBLIC_", "GATSBY_", "PUBLIC_"] as const;

/** The prefix by which a variable gets into pages; null where it has none. */
export const exposingPrefix = (name: string): string | null =>
  prefixes.find((prefix) => name.toUpperCase().startsWith(prefix)) ?? null;
