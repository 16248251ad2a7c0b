// Knows what is peculiar about each client, in a sentence of its page; everything else there comes from the client itself.
export const peculiar = {
  "anthropic-sdk":
    "The library `@anthropic-ai/sdk`, for programs that give it nothing but variables. It is judged with `--client anthropic-sdk` only.",
  "claude-code": "Its settings files beat the shell, variable by variable.",
  cline: "It leaves out its whole file for one wrong value, and asks its own gateway then.",
  codebuddy: "It wants the whole address, `/chat/completions` and all, where others want a base URL.",
  codewhale:
    "Two halves: the `launcher` answers questions about the configuration, the `wire` sends the requests. They do not always agree, and then mimo-doctor says so. `pr2627` is a proposed version. Its policies are held to its own answers to 5,000 inputs.",
  codex: "Its own `.env` beats the shell, and its provider decides which credential is asked for.",
  compose: "Files of Docker Compose, for programs that are not known: each group of variables is judged by itself.",
  continue: "It sends a reference that it does not know as it is written.",
  "copilot-cli": "Variables alone describe it.",
  crush:
    "Each setting comes from the strongest file that has it, and the variables in it are looked up; a key that a command prints is never asked for.",
  dotenv: "Files called `.env`, whoever reads them: each group of variables is judged by itself.",
  generic:
    "Settings files of tools without an adapter, and any other file of settings that is named: an address of MiMo's, and the key and the model beside it, are judged as one.",
  "github-actions": "Workflows, for what their steps are given: each group of variables is judged by itself.",
  hermes: "Its `.env` beats the shell, and its pool of keys beats both.",
  kilo: "It merges a dozen files, and lets a stored login or one `XIAOMI_API_KEY` fill in the rest.",
  "kimi-code": "It sends a reference that it does not know as it is written.",
  launchd:
    "Agents of launchd, for the variables that `EnvironmentVariables` gives to a program or `launchctl setenv` to all: each group of variables is judged by itself.",
  litellm: "The proxy: what its file describes is what it asks.",
  "mimo-code": "It merges a dozen files, and lets a stored login or one `XIAOMI_API_KEY` fill in the rest.",
  mimofan: "The key that it finds can move the address.",
  nanobot: "A provider without an address of its own gets the built-in one.",
  "oh-my-pi": "It picks the host by the key's prefix.",
  "openai-sdk":
    "The library `openai`, for programs that give it nothing but variables. It is judged with `--client openai-sdk` only.",
  openclaw: "Its variables are looked up in four places, and its speech has a key and an address of its own.",
  opencode: "It merges a dozen files, and lets a stored login or one `XIAOMI_API_KEY` fill in the rest.",
  pi: "Versions `0.87` and `0.73` read a reference to a variable in opposite ways: the version that its settings tell of is judged, and what holds for the other is a note.",
  "qwen-code": "Every `.env` around beats its settings, and a misspelt model silently becomes another.",
  registry:
    "Exports of the Windows registry, for the variables of the user and of the machine: each group of variables is judged by itself.",
  shell: "Scripts and profiles of shells, for what they export: each group of variables is judged by itself.",
  systemd: "Units and `environment.d`, for the environment that they set: each group of variables is judged by itself.",
  vscode:
    "Settings of VS Code, VSCodium, Cursor and Windsurf, for the variables that they give to terminals and to extensions: each group of variables is judged by itself.",
  vtcode: "It takes Europe for a Token Plan key.",
  zed: "Its variable is made of the provider's name (`MiMo` gives `MI_MO_API_KEY`); its other keys are in a keyring that is never opened.",
};
