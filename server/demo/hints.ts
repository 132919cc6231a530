/**
 * What a configuration's folder may say about its demonstration: `demo/records.json` and `demo/words.json`. All of it is
 * optional; without it the values are made from field types, options and bounds alone.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { own } from '../../engine/lib/own.ts'
import type { Field, Model } from '../../engine/model.ts'
import { ConsoleTrouble } from '../env.ts'

export interface FieldHint {
  /** Share of records in which the field has an answer. */
  readonly filled?: number
  /** Name of a field beside it, or `@voice`: what `cases` says about its value counts before the rest. */
  readonly by?: string
  readonly cases?: Readonly<Record<string, Omit<FieldHint, 'by' | 'cases'>>>
  /** A link beside the field, and a field of the record that it leads to: the answer there, where there is one. */
  readonly like?: readonly [link: string, field: string]
  /** Word lists, one word of each. */
  readonly words?: readonly string[]
  readonly texts?: readonly string[]
  /** `#` is any digit, `A` any letter, everything else itself. */
  readonly pattern?: string
  /** Of options, `true` and `false`. Options without a weight are not chosen. */
  readonly weights?: Readonly<Record<string, number>>
  /** Days from the day on which the record is made, least and most. */
  readonly days?: readonly [number, number]
  readonly numbers?: readonly [number, number]
  /** Of places. */
  readonly level?: number
  /** Least and most rows. */
  readonly rows?: readonly [number, number]
  /** Most options out of several. */
  readonly most?: number
}

export interface RecordHints {
  /** Records of each type for each one that was asked for. Default: one of each. */
  readonly records?: Readonly<Record<string, number>>
  /** By record type: weights of its programmes. Default: whoever may make records makes as many as the others. */
  readonly programmes?: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** How many days they reach back. Default: 540. */
  readonly days?: number
  /** Shares of the records that are changed, disabled and shared later. */
  readonly updated?: number
  readonly disabled?: number
  readonly shared?: number
  /** How much happens to records later: so many of `deeds` for each record, on average. */
  readonly happens?: number
  /** By record type. */
  readonly deeds?: Readonly<Record<string, readonly Deed[]>>
  /** By record type, then field; of rows `subform.field`. */
  readonly fields?: Readonly<Record<string, Readonly<Record<string, FieldHint>>>>
}

/** Something that people do to a record some time after it was made. */
export interface Deed {
  /** `update`, or an action of the platform or the configuration. */
  readonly action: string
  /** How often, beside the others that are possible; where all of those together weigh less than 1, sometimes nothing happens. Default: 1. */
  readonly weight?: number
  /** Answers and facts with which alone it is done; null: blank. `programme` is one of them. */
  readonly where?: Readonly<Record<string, string | number | boolean | null>>
  /** Of an update: the fields that are answered, in order. */
  readonly fields?: readonly string[]
  /** Of an update: by subform, the cells that are answered in every row where one of them is blank. */
  readonly rows?: Readonly<Record<string, Readonly<Record<string, FieldHint>>>>
  /** What is answered in the dialog; of an action of the platform also the type of the question. */
  readonly asks?: Readonly<Record<string, FieldHint & { readonly type?: string }>>
}

export interface Words {
  /** Languages or scripts by weight; each record speaks one. */
  readonly voices: Readonly<Record<string, number>>
  /** By list, then voice. `short` and `sentence` serve texts without a hint. */
  readonly lists: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
}

export interface DemoHints {
  readonly records: RecordHints
  readonly words: Words
}

export const noHints: DemoHints = { records: {}, words: { voices: {}, lists: {} } }

export const noHint: FieldHint = {}

/** What is said about each field of the model, those of rows included. */
export function fieldHintsOf(model: Model, { records }: DemoHints): ReadonlyMap<Field, FieldHint> {
  const types = Object.values(model.recordTypes)
  const hints = types.flatMap(({ id, fields }) => {
    const written = own(records.fields ?? {}, id)
    const inner = fields.flatMap((subform) =>
      (subform.rows?.fields ?? []).map((field) => [field, own(written, `${subform.id}.${field.id}`)] as const),
    )
    return [...fields.map((field) => [field, own(written, field.id)] as const), ...inner]
  })
  return new Map(hints.flatMap(([field, hint]) => (hint ? [[field, hint] as const] : [])))
}

export function readHints(folder: string): DemoHints {
  return {
    records: readOr(join(folder, 'demo', 'records.json'), noHints.records),
    words: readOr(join(folder, 'demo', 'words.json'), noHints.words),
  }
}

function readOr<Content>(path: string, otherwise: Content): Content {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Content
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return otherwise
    throw new ConsoleTrouble(`${path} cannot be read: ${(error as Error).message}`)
  }
}
