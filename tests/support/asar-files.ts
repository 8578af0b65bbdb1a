interface Folder {
  readonly files?: Readonly<Record<string, Folder>>
}

/** Paths in an asar archive. It begins with four lengths of four bytes; the last is that of the JSON tree behind them. */
export function asarFiles(archive: Buffer): string[] {
  const tree = JSON.parse(archive.toString('utf8', 16, 16 + archive.readUInt32LE(12))) as Folder
  return pathsIn(tree, '')
}

const pathsIn = ({ files = {} }: Folder, parent: string): string[] =>
  Object.entries(files).flatMap(([name, entry]) =>
    entry.files === undefined ? [`${parent}/${name}`] : pathsIn(entry, `${parent}/${name}`),
  )
