import { readdirSync } from 'node:fs'

/** Whether a microphone can be expected: on Linux, an ALSA device that captures; elsewhere always. */
export function hasMicrophone(platform: NodeJS.Platform, proc = '/proc/asound'): boolean {
  if (platform !== 'linux') return true
  try {
    return readdirSync(proc, { recursive: true, encoding: 'utf8' }).some((entry) => /card\d+\/pcm\d+c(\/|$)/.test(entry))
  } catch {
    return false
  }
}
