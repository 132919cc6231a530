import type { Action, Loaded, Outcome } from '../../../engine/actions/action-type.ts'
import { needs, needsBesides, perform } from '../../../engine/actions/perform.ts'
import { own } from '../../../engine/lib/own.ts'
import type { Model } from '../../../engine/model.ts'
import { accessTo } from '../../../engine/permissions/access-to.ts'
import type { Actor } from '../../../engine/permissions/actor.ts'
import { actorOf } from '../../../engine/permissions/actor-of.ts'
import { reachOf } from '../../../engine/permissions/reach.ts'
import { Problem } from '../../../engine/problems.ts'
import type { TransitionRow } from '../../../engine/records/collections.ts'
import type { AnyRecord, Change } from '../../../engine/records/record.ts'
import type { Person } from '../../../engine/transitions/person.ts'
import { givers, givingModel } from '../../lib/lending-transitions.ts'
import { aLoan, now, uuid } from '../../lib/people.ts'

/** A library of one loan, as a shell keeps it: what is asked for is loaded, and what is decided is written. */
export class World {
  readonly model: Model
  people: Record<string, Person> = { ...givers }
  record: AnyRecord
  changes: Change[] = []
  now = now
  made = 1000
  private readonly actors = new Map<Person, Actor>()

  constructor(record: AnyRecord = aLoan({ answers: { title: 'Maps', returned: true } }), model: Model = givingModel) {
    this.model = model
    this.record = record
  }

  actor(name: string): Actor {
    const person = this.people[name] as Person
    const found = this.actors.get(person) ?? actorOf(this.model, person)
    this.actors.set(person, found)
    return found
  }

  reach = () => reachOf(this.record, (name) => own(this.people, name))

  access = (name: string) => accessTo(this.actor(name), this.record, this.reach(), this.now)

  does(name: string, action: string, answers: object = {}): Outcome {
    const actor = this.actor(name)
    const mutation = uuid(++this.made)
    const wish: Action = { name: action, type: 'loan', record: this.record.id, mutation, answers: { ...answers } }
    const loaded: Loaded = { record: this.record, reach: this.reach() }
    const asked = [
      ...(needs(this.model, wish, actor).people ?? []),
      ...(needsBesides(this.model, wish, actor, loaded).people ?? []),
    ]
    const found = asked.flatMap((one) => {
      const person = own(this.people, one)
      return person && !person.disabled ? [[one, person] as const] : []
    })
    const moment = { now: this.now, newId: () => uuid(++this.made) }
    const outcome = perform(this.model, { ...loaded, people: new Map(found) }, wish, actor, moment)
    for (const { after, change } of outcome.records) {
      this.record = after
      this.changes.push(change)
    }
    return outcome
  }

  /** The newest entry. */
  entry = () => this.record.core.transitions?.at(-1) as TransitionRow

  after(seconds: number) {
    this.now = new Date(Date.parse(this.now) + seconds * 1000).toISOString()
  }
}

/** What it was refused with: the problem, and each reason or issue. */
export function refusal(run: () => unknown): string {
  try {
    run()
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    const { reasons = [], issues = [] } = problem.details as Record<string, { code: string; path?: string }[]>
    const more = [...reasons, ...issues].map(({ code, path }) => (path === undefined ? code : `${path} ${code}`))
    return [problem.code, ...more].join(' ')
  }
  return 'done'
}
