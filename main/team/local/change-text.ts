import { z } from 'zod'
import type { Change } from './change.ts'

/** A line of the journal. `mark`: no serial up to this one is free. */
export type Line = Change | { readonly kind: 'mark'; readonly serial: number }

const serial = z.int().nonnegative()
const lineSchema = z.union([
  z.tuple([z.literal('r'), serial, z.number(), z.string(), z.string(), z.string().nullable()]),
  z.tuple([z.literal('l'), serial, z.number(), z.string(), z.string(), z.string()]),
  z.tuple([z.literal('f'), serial, z.number(), z.string(), z.string(), z.string().regex(/^[0-9a-f]{32}$/)]),
  z.tuple([z.literal('m'), serial]),
])
type Text = z.infer<typeof lineSchema>

function textOf(line: Line): Text {
  switch (line.kind) {
    case 'record':
      return ['r', line.serial, line.at, line.bucket, line.key, line.value ?? null]
    case 'log':
      return ['l', line.serial, line.at, line.log, line.id, line.value]
    case 'file':
      return ['f', line.serial, line.at, line.files, line.key, line.blob]
    case 'mark':
      return ['m', line.serial]
  }
}

export const writeLine = (line: Line): Buffer => Buffer.from(JSON.stringify(textOf(line)))

/** Undefined: not a line of this journal. */
export function readLine(bytes: Buffer): Line | undefined {
  let text: Text
  try {
    text = lineSchema.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    return undefined
  }
  switch (text[0]) {
    case 'r':
      return { kind: 'record', serial: text[1], at: text[2], bucket: text[3], key: text[4], value: text[5] ?? undefined }
    case 'l':
      return { kind: 'log', serial: text[1], at: text[2], log: text[3], id: text[4], value: text[5] }
    case 'f':
      return { kind: 'file', serial: text[1], at: text[2], files: text[3], key: text[4], blob: text[5] }
    case 'm':
      return { kind: 'mark', serial: text[1] }
  }
}
