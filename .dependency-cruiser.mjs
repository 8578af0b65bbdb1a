/** The rules between rooms (docs/adr/0011-rooms-and-rules.md). Each says what is forbidden; everything else is allowed. */

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
/** `to` any of our own folders but those of `allowed`. */
const onlyOwn = (allowed) => ({ path: '^(core|main|preload|renderer|tests|scripts|resources)/', pathNot: `^(${allowed.join('|')})` })
const packages = (...names) => ({ path: `(^|/)node_modules/(${names.join('|')})/` })

export default {
  forbidden: [
    rule('no-circular', 'No import cycles', {}, { circular: true }),
    rule(
      'no-orphans',
      'A file that nobody imports is dead',
      { orphan: true, path: '^(core|main|renderer)/', pathNot: ['\\.d\\.ts$', '(^|/)main\\.tsx?$', '^main/(electron|loopback)\\.ts$'] },
      {},
    ),
    rule('no-unresolvable', 'Every import can be found', {}, { couldNotResolve: true, pathNot: '^(electron|node:sqlite)$' }),
    rule('domain-alone', 'The domain imports nothing', { path: '^core/domain/' }, onlyOwn(['core/domain/'])),
    rule(
      'domain-no-packages',
      'The domain imports nothing',
      { path: '^core/(domain|ports|usecases|outbox)/' },
      { path: '(^|/)node_modules/' },
    ),
    rule('ports-know-domain', 'Ports speak the language of the domain', { path: '^core/ports/' }, onlyOwn(['core/domain/', 'core/ports/'])),
    rule(
      'usecases-know-ports',
      'Use cases, the outbox: domain and ports',
      { path: '^core/(usecases|outbox)/' },
      onlyOwn(['core/domain/', 'core/ports/', 'core/usecases/', 'core/outbox/']),
    ),
    rule(
      'sandbox-knows-ports',
      'The sandbox: domain, ports, and the schemas of the contract',
      { path: '^core/sandbox/' },
      onlyOwn(['core/domain/', 'core/ports/', 'core/contract/', 'core/sandbox/']),
    ),
    rule('contract-knows-domain', 'The contract: domain and zod', { path: '^core/contract/' }, onlyOwn(['core/domain/', 'core/contract/'])),
    rule(
      'script-language-alone',
      'The language of conditions: the domain and its library',
      { path: '^core/script-language/' },
      onlyOwn(['core/domain/', 'core/script-language/']),
    ),
    rule('cel-in-its-room', 'CEL is spoken in one place', { pathNot: '^(core/script-language/|tests/)' }, packages('@marcbachmann/cel-js')),
    rule(
      'word-stems-alone',
      'Stems of words: their library and nothing else',
      { path: '^core/word-stems/' },
      onlyOwn(['core/word-stems/']),
    ),
    rule('stems-in-their-room', 'Stems are made in one place', { pathNot: '^(core/word-stems/|tests/)' }, packages('@orama/stemmers')),
    rule(
      'graph-in-its-feature',
      'The graph is drawn by the editor of scripts only',
      { pathNot: '^(renderer/desk/features/script-editor/|tests/)' },
      packages('@xyflow/react', '@dagrejs/dagre'),
    ),
    rule(
      'full-text-beside',
      'The search of articles is our own; the library stands beside it in the benchmark',
      { pathNot: '^tests/' },
      packages('minisearch'),
    ),
    rule('core-no-node', 'The core runs anywhere', { path: '^core/' }, { dependencyTypes: ['core'] }),
    rule(
      'core-few-packages',
      'The core needs zod and nothing else; conditions of scripts and stems of words have rooms of their own',
      { path: '^core/', pathNot: '^core/(script-language|word-stems)/' },
      { path: '(^|/)node_modules/', pathNot: '(^|/)node_modules/(zod|@types)/' },
    ),
    rule('preload-knows-contract', 'The preload script carries texts', { path: '^preload/' }, onlyOwn(['preload/', 'core/contract/'])),
    rule('main-knows-core', 'The main process and the windows meet in the contract', { path: '^main/' }, onlyOwn(['main/', 'core/'])),
    rule(
      'renderer-knows-core',
      'The windows and the main process meet in the contract',
      { path: '^renderer/' },
      onlyOwn(['renderer/', 'core/']),
    ),
    rule('renderer-no-node', 'Windows have no Node', { path: '^renderer/' }, { dependencyTypes: ['core'] }),
    rule(
      'not-to-tests',
      'The product does not lean on its tests',
      { path: '^(core|main|preload|renderer|scripts)/', pathNot: '^scripts/demo' },
      { path: '^tests/' },
    ),
    rule(
      'electron-in-its-rooms',
      'Electron is imported by its shell only',
      { pathNot: '^(main/electron\\.ts|main/shell/|main/bridge/electron-server\\.ts|preload/)' },
      packages('electron', 'electron-store'),
    ),
    rule(
      'loopback-without-electron',
      'The loopback bundle has no Electron in it',
      { path: '^main/loopback\\.ts$' },
      { ...packages('electron', 'electron-store'), reachable: true },
    ),
    rule(
      'sip-in-its-rooms',
      'SIP.js is imported by the phone and the caller only',
      { pathNot: '^(renderer/phone/sip/|renderer/caller/|tests/)' },
      packages('sip\\.js'),
    ),
    rule(
      'nats-in-its-room',
      'NATS is spoken by its engine only',
      { pathNot: '^(main/team/nats/|scripts/team|tests/)' },
      packages('@nats-io/[^/]+'),
    ),
    rule('dexie-in-storage', 'Dexie is imported by the storage only', { pathNot: '^(renderer/storage/|tests/)' }, packages('dexie')),
    rule('stores-in-state', 'Stores are made in the state only', { pathNot: '^(renderer/desk/state/|tests/)' }, packages('zustand')),
    rule(
      'features-apart',
      'Features meet in state, ui and use cases',
      { path: '^renderer/desk/features/([^/]+)/' },
      { path: '^renderer/desk/features/', pathNot: '^renderer/desk/features/$1/' },
    ),
    rule(
      'phone-not-desk',
      'The phone and the desk speak over their channel',
      { path: '^renderer/phone/' },
      { path: '^renderer/(desk|caller)/' },
    ),
    rule(
      'desk-not-phone',
      'The phone and the desk speak over their channel',
      { path: '^renderer/desk/' },
      { path: '^renderer/(phone|caller)/' },
    ),
    rule(
      'caller-apart',
      'The simulated client stands outside the workstation',
      { path: '^renderer/caller/' },
      { path: '^renderer/(desk|phone|storage)/' },
    ),
    rule(
      'no-drawers',
      'A file is named after what it is',
      {},
      { path: '(^|/)(utils?|helpers?|managers?)(\\.|/)', pathNot: 'node_modules' },
    ),
    rule(
      'stories-of-files',
      'Development tools stay out of the product',
      { path: '^(core|main|preload|renderer)/' },
      packages('vitest', 'fast-check', 'fake-indexeddb', 'happy-dom', '@testing-library'),
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|out|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
}
