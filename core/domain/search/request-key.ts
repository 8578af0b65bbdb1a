import { foldWord } from './fold.ts'
import { soundOf } from './sound.ts'

/** A request's number as it is compared: `48-2107` and `482107` are one, `ЗН-12` and `ZN-12` too. ASCII letters and digits. */
export const requestKey = (number: string): string => soundOf(foldWord(number.replaceAll(/\s/g, ''))).replace(/[^a-z0-9]/g, '')
