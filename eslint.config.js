import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const SCRIPTS = ['*.{js,ts,mjs,cjs}', 'scripts/**/*.{mjs,ts,cjs}', 'resources/**/*.mjs']

/** Packages that only their own rooms may import (docs/adr/0011-rooms-and-rules.md). */
const guarded = (...names) => ({
  'no-restricted-imports': [
    'error',
    {
      paths: names
        .filter((name) => !name.endsWith('/*'))
        .map((name) => ({ name, message: 'This package belongs to another room: see the rules between rooms.' })),
      patterns: names
        .filter((name) => name.endsWith('/*'))
        .map((group) => ({ group: [group], message: 'This package belongs to another room.' })),
    },
  ],
})

const SYNTAX = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name: a name can be searched for.' },
  {
    selector: "CallExpression[callee.object.name='vi'][callee.property.name=/^(mock|doMock|hoisted)$/]",
    message: 'No module mocking: hand a fake in.',
  },
  { selector: 'TSEnumDeclaration', message: 'A union of literals instead of an enum.' },
  { selector: 'TSInterfaceDeclaration[id.name=/^I[A-Z][a-z]/]', message: 'No I prefix.' },
]

export default tseslint.config(
  { ignores: ['**/*.d.mts', 'dist/', 'out/', '.cache/', 'node_modules/', 'coverage/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-console': 'error',
      'no-eval': 'error',
      'no-restricted-syntax': ['error', ...SYNTAX],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: false, skipComments: false }],
      'max-depth': ['error', 4],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Numbers read well in templates, and a one-line arrow may end in a call that gives nothing.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // Adapters answer ports whose methods are asynchronous, whether they wait or not.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['renderer/desk/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'react-hooks/incompatible-library': 'off',
      'no-restricted-globals': ['error', 'event', 'name', 'alert', 'confirm', 'prompt'],
    },
  },
  {
    files: ['core/**/*.ts', 'renderer/**/*.{ts,tsx}', 'main/**/*.ts', 'preload/**/*.ts'],
    rules: guarded('electron', 'electron-store', 'sip.js', 'sip.js/*', 'dexie', 'zustand', 'zustand/*'),
  },
  {
    files: ['main/electron.ts', 'main/shell/**/*.ts', 'main/bridge/electron-server.ts', 'preload/**/*.ts'],
    rules: guarded('sip.js', 'sip.js/*', 'dexie', 'zustand', 'zustand/*'),
  },
  {
    files: ['renderer/phone/sip/**/*.ts', 'renderer/caller/**/*.ts'],
    rules: guarded('electron', 'electron-store', 'dexie', 'zustand', 'zustand/*'),
  },
  { files: ['renderer/storage/**/*.ts'], rules: guarded('electron', 'electron-store', 'sip.js', 'sip.js/*', 'zustand', 'zustand/*') },
  { files: ['renderer/desk/state/**/*.{ts,tsx}'], rules: guarded('electron', 'electron-store', 'sip.js', 'sip.js/*', 'dexie') },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      // A suite is one long function, and a wrong index in a test is a failing test.
      'max-lines-per-function': 'off',
      'no-restricted-imports': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  // Benchmarks and scripts speak on stdout; configuration files must export by default.
  { files: ['tests/bench/**/*.ts', 'tests/interop/**/*.ts', 'scripts/**/*.{mjs,ts}'], rules: { 'no-console': 'off' } },
  { files: SCRIPTS, ...tseslint.configs.disableTypeChecked },
  {
    files: SCRIPTS,
    rules: {
      ...tseslint.configs.disableTypeChecked.rules,
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
)
