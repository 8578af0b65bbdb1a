import { hostInPlace, hostInWorker, type IndexHost } from '../index-host.ts'
import { serveSearch } from './serve-search.ts'

export const searchInWorker = (): IndexHost => hostInWorker(new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' }))

export const searchInPlace = (): IndexHost => hostInPlace(serveSearch)
