import { type ParseError, parse, printParseErrorCode, visit } from 'jsonc-parser'
import { limits } from './limits.ts'
import { pointerTo } from './positions.ts'
import type { Report } from './report.ts'
import { depthOf, type SourceFile } from './source.ts'
import { quoted } from './words.ts'

const expected: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a value: text in straight double quotes, a number, `true`, `false`, `null`, `{` or `[`',
  InvalidNumberFormat: 'a number such as `12` or `0.5`',
  PropertyNameExpected: 'the name of a property in double quotes',
  ValueExpected: 'a value',
  ColonExpected: 'a colon',
  CommaExpected: 'a comma',
  CloseBraceExpected: 'a closing `}`',
  CloseBracketExpected: 'a closing `]`',
  EndOfFileExpected: 'the end of the file',
  InvalidCommentToken: 'no comment: JSON has none',
  InvalidCharacter: 'no tab or control sign within a text: a tab is written `\\t`, a new line `\\n`',
  UnexpectedEndOfString: 'a closing double quote on the same line',
}

/** Strict JSON: what its text may be wrong about. True where the file can be used. */
export function checkJsonText(file: SourceFile, report: Report): boolean {
  // What nests too deeply has no value either.
  if (file.json() !== undefined) {
    checkNames(file, report)
    return true
  }
  const depth = depthOf(file.text)
  if (depth > limits.depth) {
    report(
      'json.too_deep',
      { file: file.path, pointer: '' },
      { found: `${depth} levels`, expected: `at most ${limits.depth}` },
    )
    return false
  }
  const errors: ParseError[] = []
  parse(file.text, errors, { disallowComments: true, allowTrailingComma: false })
  if (errors.length === 0) {
    report(
      'json.syntax',
      { file: file.path, pointer: '' },
      { found: 'text that cannot be read', expected: 'valid JSON' },
    )
  }
  const lines = new Set<number>()
  for (const error of errors) {
    const { offset, finding } = syntaxFinding(file.text, error)
    const line = file.text.slice(0, offset).split('\n').length
    if (lines.has(line) || lines.size === 5) continue
    lines.add(line)
    report('json.syntax', { file: file.path, pointer: '', offset }, finding)
  }
  return false
}

function syntaxFinding(text: string, { error, offset, length }: ParseError) {
  const before = text.slice(0, offset).trimEnd()
  const here = text.slice(offset, offset + length)
  const word = here === '' ? 'the end of the file' : quoted(here)
  if (/[,]$/.test(before) && /^[\]}]/.test(here)) {
    const finding = { found: 'a comma after the last entry', expected: 'no comma before the closing bracket' }
    return { offset: before.length - 1, finding }
  }
  const name = printParseErrorCode(error)
  const isKey = name === 'InvalidSymbol' && /^\s*:/.test(text.slice(offset + length))
  if (name === 'CommaExpected') {
    return {
      offset: Math.max(0, before.length - 1),
      finding: { found: `${word} without a comma before it`, expected: 'a comma' },
    }
  }
  return { offset, finding: { found: word, expected: expected[isKey ? 'PropertyNameExpected' : name] ?? 'valid JSON' } }
}

const unsafeNames = new Set(['__proto__', 'constructor', 'prototype'])

/** Duplicate names, of which JSON would keep the last in silence, and names that mean something to the machine. */
function checkNames(file: SourceFile, report: Report): void {
  const open: Set<string>[] = []
  visit(file.text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (name, offset, _length, _line, _column, path) => {
      const names = open.at(-1)
      const place = () => ({ file: file.path, pointer: pointerTo(...path(), name), offset })
      if (names?.has(name)) {
        report('json.duplicate_name', place(), {
          found: `${quoted(name)} for the second time`,
          expected: 'each name once',
        })
      }
      names?.add(name)
      if (unsafeNames.has(name)) report('json.unsafe_name', place(), { found: quoted(name), expected: 'another name' })
    },
  })
}
