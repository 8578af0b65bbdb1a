#!/usr/bin/env node
/*
 * Makes the recordings of the scenarios from their texts: espeak-ng speaks, opusenc packs (mono Ogg/Opus, 16 kbit/s).
 *
 *   apt-get install espeak-ng opus-tools        (macOS: brew install espeak-ng opus-tools)
 *   node resources/scenarios/make-audio.mjs             what is missing
 *   node resources/scenarios/make-audio.mjs --all       everything anew
 *   node resources/scenarios/make-audio.mjs metal-card  what is missing in one scenario
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const BITRATE_KBIT = '16'
const root = dirname(fileURLToPath(import.meta.url))
const all = process.argv.includes('--all')
const only = process.argv.slice(2).filter((word) => !word.startsWith('--'))

/** Every document below the root as `[folder, language]`, colleagues among them. */
function documents(folder = '') {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return documents(path)
    return /^(ru|en)\.json$/.test(entry.name) ? [[folder, entry.name.slice(0, 2)]] : []
  })
}

/** Guillemets and dashes are for the eye: espeak-ng would name them. */
const spoken = (text) => text.replaceAll(/[«»“”„"]/g, '').replaceAll('…', '.').replaceAll(' – ', ', ')

function record(line, voice, target, scratch) {
  const wave = join(scratch, 'line.wav')
  execFileSync('espeak-ng', ['-v', voice.name, '-p', String(voice.pitch), '-s', String(voice.speed), '-w', wave, spoken(line.text)])
  // 60 ms frames and a fixed serial number: small files that come out the same every time.
  execFileSync('opusenc', ['--quiet', '--bitrate', BITRATE_KBIT, '--downmix-mono', '--framesize', '60', '--serial', '1', wave, target])
}

const scratch = mkdtempSync(join(tmpdir(), 'firstline-audio-'))
let made = 0
try {
  for (const [folder, language] of documents()) {
    if (only.length > 0 && !only.some((name) => folder.split(/[\\/]/).includes(name))) continue
    const document = JSON.parse(readFileSync(join(root, folder, `${language}.json`), 'utf8'))
    const dialogues = [document.dialogue, document.withOperator, document.withClient].filter((dialogue) => dialogue !== undefined)
    for (const line of dialogues.flatMap((dialogue) => dialogue.lines)) {
      const target = join(root, folder, language, line.audio)
      if (existsSync(target) && !all) continue
      mkdirSync(dirname(target), { recursive: true })
      record(line, document.voice, target, scratch)
      made += 1
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
process.stdout.write(`${made} recordings made\n`)
