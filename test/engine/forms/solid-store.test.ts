import * as assert from 'uvu/assert'
import { fieldState } from '../../../engine/forms/field-state.ts'
import { issuesOfField } from '../../../engine/forms/issues.ts'
import { scopeOfRecord } from '../../../engine/logic/scope.ts'
import type { Answers } from '../../../engine/records/record.ts'
import { createMemo, createRoot, createStore } from '../../lib/reactive-solid.ts'
import { spec } from '../../lib/spec.ts'
import { must, registry } from './registry.ts'

spec('A form over a Solid store', (it) => {
  const withStore = (
    answers: Answers,
    run: (scope: ReturnType<typeof scopeOfRecord>, set: (...path: unknown[]) => void) => void,
  ) =>
    createRoot((dispose) => {
      const [store, setStore] = createStore<Record<string, unknown>>({ ...answers })
      run(
        scopeOfRecord({ ...registry, answers: store, today: '2024-06-15' }),
        setStore as unknown as (...path: unknown[]) => void,
      )
      dispose()
    })

  it('answers a blank field in a Solid store and sees its dependant appear', () => {
    withStore({}, (scope, set) => {
      const visible = createMemo(() => fieldState(must('school_name'), scope).visible)
      assert.is(visible(), false)
      set('in_school', true)
      assert.is(visible(), true)
      set('in_school', undefined)
      assert.is(visible(), false)
    })
  })

  it('sees a row come, a value in it change and the row go', () => {
    withStore({ visits: [] }, (scope, set) => {
      const visible = createMemo(() => fieldState(must('urgent_plan'), scope).visible)
      set('visits', [{ unique_id: 'v1' }])
      assert.is(visible(), false)
      set('visits', 0, 'urgent', true)
      assert.is(visible(), true)
      set('visits', [])
      assert.is(visible(), false)
    })
  })

  it('asks a condition again only when an answer that it reads has changed', () => {
    withStore({}, (scope, set) => {
      let runs = 0
      const issues = createMemo(() => {
        runs++
        return issuesOfField(must('name'), scope)
      })
      assert.equal(issues(), [{ path: 'name', code: 'answer.required' }])
      set('in_school', true)
      assert.is(runs, 1)
      set('name', 'Mina')
      assert.equal(issues(), [])
      assert.is(runs, 2)
    })
  })

  it('follows a birth date to the age that it means', () => {
    withStore({ stated_age: { years: 9, on: '2023-01-01' } }, (scope, set) => {
      const adult = createMemo(() => fieldState(must('employer'), scope).visible)
      assert.is(adult(), false)
      set('born_on', '1990-01-01')
      assert.is(adult(), true)
    })
  })
})
