/** Path of Electron's binary; undefined when it is not here. */
export declare function findElectron(): string | undefined
