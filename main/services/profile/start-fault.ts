/** What the file system may refuse at a start, in words for the person who started it. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of this path is no folder',
  EEXIST: 'there is a file where a folder should be',
  EISDIR: 'there is a folder where a file should be',
  ENOENT: 'there is no such place',
  ENAMETOOLONG: 'the path is too long',
  EIO: 'the disk reports an error',
}

/** One line for a start that failed on a file of the profile; undefined when the error is a bug instead. */
export function startFault(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('path' in error)) return undefined
  const reason = REASONS[String(error.code)]
  return reason === undefined ? undefined : `The workstation cannot start: ${String(error.path)}: ${reason}.`
}
