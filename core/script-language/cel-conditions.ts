import { Environment, type ASTNode } from '@marcbachmann/cel-js'
import type { ConditionFault, Conditions, NameTypes, ReadCondition } from '../domain/script/conditions.ts'
import type { FactType } from '../domain/script/facts.ts'
import type { Condition } from '../domain/script/node.ts'
import type { Value } from '../domain/script/value.ts'
import type { VariableType } from '../domain/script/variable.ts'
import { err, ok, type Result } from '../domain/result.ts'

/** Longest condition, in UTF-16 units, and largest, in operations: a condition is a line, not a program. */
const LONGEST = 1_000
const LIMITS = { maxAstNodes: 300, maxDepth: 30, maxListElements: 100, maxMapEntries: 20, maxCallArguments: 8 }
/** Environments kept, one a set of names: a desk runs one script and edits another. */
const KEPT = 8

/**
 * Conditions in CEL (Common Expression Language, cel.dev). It has no loops over anything but lists, no assignments and no way to
 * the outside; the library walks a tree and needs no `eval`, so that it runs under the content policy.
 */
export function celConditions(): Conditions {
  const environments = new Map<string, CelWorld>()
  const worldOf = (types: NameTypes): CelWorld => {
    const key = JSON.stringify(Object.entries(types).map(([name, type]) => [name, celType(type)]))
    const known = environments.get(key)
    if (known !== undefined) return known
    const world = new CelWorld(types)
    if (environments.size >= KEPT) environments.clear()
    environments.set(key, world)
    return world
  }
  return {
    read: (condition, types) => worldOf(types).read(condition),
    holds: (condition, values, types) => worldOf(types).holds(condition, values),
  }
}

type Compiled = { readonly run: (context: Readonly<Record<string, unknown>>) => unknown; readonly read: ReadCondition }

/** CEL with the names of one script. */
class CelWorld {
  readonly #environment: Environment
  readonly #types: NameTypes
  readonly #refused = new Set<string>()
  readonly #compiled = new Map<Condition, Result<Compiled, ConditionFault>>()

  constructor(types: NameTypes) {
    this.#types = types
    this.#environment = new Environment({ limits: LIMITS })
    for (const [group, schema] of groups(types)) this.#environment.registerVariable({ name: group, schema })
    for (const [name, type] of Object.entries(types)) if (!name.includes('.')) this.#register(name, celType(type))
  }

  /** Names that CEL keeps for itself (`type`, `list`, `as` …) and names of groups cannot be called; conditions do not know them. */
  #register(name: string, type: string): void {
    try {
      this.#environment.registerVariable(name, type)
    } catch {
      // The library tells by throwing, and has no list to ask.
      this.#refused.add(name)
    }
  }

  read(condition: Condition): Result<ReadCondition, ConditionFault> {
    const compiled = this.#compile(condition)
    return compiled.ok ? ok(compiled.value.read) : compiled
  }

  holds(condition: Condition, values: Readonly<Record<string, Value>>): boolean | undefined {
    const compiled = this.#compile(condition)
    if (!compiled.ok) return undefined
    try {
      const answer = compiled.value.run(nested(values))
      return typeof answer === 'boolean' ? answer : undefined
    } catch {
      // Something it names is not known, or it divides by nought: CEL tells by throwing.
      return undefined
    }
  }

  #compile(condition: Condition): Result<Compiled, ConditionFault> {
    const known = this.#compiled.get(condition)
    if (known !== undefined) return known
    const compiled = this.#compileAnew(condition)
    if (this.#compiled.size > 2_000) this.#compiled.clear()
    this.#compiled.set(condition, compiled)
    return compiled
  }

  #compileAnew(condition: Condition): Result<Compiled, ConditionFault> {
    if (condition.length > LONGEST) return err({ kind: 'too-long' })
    try {
      const parsed = this.#environment.parse(condition)
      const read = readTree(parsed.ast)
      const stranger = read.names.find((name) => !Object.hasOwn(this.#types, name) || this.#refused.has(name))
      if (stranger !== undefined) return err({ kind: 'unknown-name', name: stranger })
      const checked = parsed.check()
      if (!checked.valid) return err({ kind: 'types', detail: firstLine(checked.error?.message ?? '') })
      if (checked.type !== 'bool') return err({ kind: 'types', detail: `it is a ${String(checked.type)}, not yes or no` })
      return ok({ run: (context) => parsed(context) as unknown, read })
    } catch (error) {
      const at = placeOf(error)
      return err({ kind: 'syntax', ...(at === undefined ? {} : { at }) })
    }
  }
}

function celType(type: FactType | VariableType): 'string' | 'double' | 'bool' {
  switch (type.kind) {
    case 'number':
      return 'double'
    case 'boolean':
      return 'bool'
    case 'text':
    case 'one-of':
    case 'date':
    case 'choice':
      return 'string'
  }
}

/** `client.segment` is a field of `client`. */
function groups(types: NameTypes): ReadonlyMap<string, Record<string, string>> {
  const found = new Map<string, Record<string, string>>()
  for (const [name, type] of Object.entries(types)) {
    const [group, field] = name.split('.')
    if (group === undefined || field === undefined) continue
    found.set(group, { ...found.get(group), [field]: celType(type) })
  }
  return found
}

function nested(values: Readonly<Record<string, Value>>): Readonly<Record<string, unknown>> {
  const context: Record<string, unknown> = {}
  const grouped = new Map<string, Record<string, Value>>()
  for (const [name, value] of Object.entries(values)) {
    const [group = '', field] = name.split('.')
    if (field === undefined) context[name] = value
    else grouped.set(group, { ...grouped.get(group), [field]: value })
  }
  return { ...context, ...Object.fromEntries(grouped) }
}

/** Names and literals of a tree. `a.b` is one name where `a` is a name. */
function readTree(root: ASTNode): ReadCondition {
  const names = new Set<string>()
  const literals = new Set<Value>()
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) {
      part.forEach(visit)
      return
    }
    if (!isTree(part)) return
    if (part.op === 'value') addLiteral(literals, part.args)
    else if (part.op === 'id') names.add(part.args)
    else if (part.op === '.' && part.args[0].op === 'id') names.add(`${part.args[0].args}.${part.args[1]}`)
    else visit(part.args)
  }
  visit(root)
  return { names: [...names], literals: [...literals] }
}

const isTree = (part: unknown): part is ASTNode => typeof part === 'object' && part !== null && 'op' in part && 'args' in part

function addLiteral(literals: Set<Value>, value: unknown): void {
  if (typeof value === 'bigint') literals.add(Number(value))
  else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') literals.add(value)
}

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').slice(0, 200)

function placeOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('range' in error)) return undefined
  const { range } = error
  return typeof range === 'object' && range !== null && 'start' in range && typeof range.start === 'number' ? range.start : undefined
}
