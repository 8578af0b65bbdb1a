/** The one IPC channel between a window of the Electron host and its main process; it carries the bridge's texts both ways. */
export const LINK_CHANNEL = 'firstline:bridge'
