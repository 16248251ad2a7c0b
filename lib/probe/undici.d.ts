// The types of undici's client for one connection, which is imported alone: the whole package would load twice as much.
declare module "undici/lib/dispatcher/client.js" {
  export { Client as default } from "undici";
}
