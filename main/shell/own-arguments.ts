/** Switches that Chromium, Electron or the system put among ours, and that are theirs to read. */
const THEIRS =
  /^(-psn_|--(host=|no-sandbox$|inspect|enable-|disable-|force-|allow-|use-|ozone-|lang=|password-store=|remote-debugging-|original-process-start-time=|gtk-version=))/

/**
 * The start options among the arguments of an Electron process. A packaged app has them right after its own name; in
 * development the folder of the application stands before them, and switches of Chromium may stand before that.
 */
export function ownArguments(argv: readonly string[], isPackaged: boolean): readonly string[] {
  const given = argv.slice(1)
  const application = isPackaged ? -1 : given.findIndex((argument) => !argument.startsWith('-'))
  return given.slice(application + 1).filter((argument) => !THEIRS.test(argument))
}
