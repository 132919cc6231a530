import { createSignal, For, Show } from 'solid-js'
import type { TestReport } from '../../data/configuration-drafts.ts'
import { t } from '../../lib/t.ts'
import { Icon } from '../../parts/icon.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useDraft } from './create-draft.ts'
import { refusalText } from './refusal.ts'

type Result = TestReport['results'][number]

/** Plays the scenarios of the draft, and says of each whether it comes true. */
export const TestsPage = () => {
  const draft = useDraft()
  const [report, setReport] = createSignal<TestReport & { readonly version: number }>()
  const [running, setRunning] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string>()
  const failing = () => report()?.results.filter(({ differences }) => differences.length > 0) ?? []
  const passing = () => report()?.results.filter(({ differences }) => differences.length === 0) ?? []
  async function run(): Promise<void> {
    setRunning(true)
    setTrouble(undefined)
    const version = draft.version()
    try {
      setReport({ ...(await draft.api.test(draft.id)), version })
    } catch (error) {
      setReport(undefined)
      setTrouble(refusalText(error))
    } finally {
      setRunning(false)
    }
  }
  return (
    <div class="draft-narrow">
      <p class="admin-quiet">{t('drafts.tests.explained')}</p>
      <button type="button" class="button admin-start" disabled={running()} onClick={() => void run()}>
        <Icon name="check" />
        {t(running() ? 'drafts.tests.running' : 'drafts.tests.run')}
      </button>
      <Show when={trouble()}>
        <Notice tone="error">
          <p>{trouble()}</p>
        </Notice>
      </Show>
      <Show when={report()}>
        {(told) => (
          <>
            <Show when={told().version !== draft.version()}>
              <p class="admin-quiet">{t('drafts.tests.old')}</p>
            </Show>
            <Show when={told().results.length > 0} fallback={<p>{t('drafts.tests.none')}</p>}>
              <Notice tone={failing().length > 0 ? 'error' : 'done'}>
                <p>
                  {failing().length > 0
                    ? t('drafts.tests.failing', { count: failing().length, total: told().results.length })
                    : t('drafts.tests.passing', { count: told().results.length })}
                </p>
              </Notice>
            </Show>
            <ul class="bare draft-tests">
              <For each={failing()}>{(result) => <Failing result={result} />}</For>
            </ul>
            <Show when={passing().length > 0}>
              <details class="admin-fold-small">
                <summary>{t('drafts.tests.came_true', { count: passing().length })}</summary>
                <ul class="bare draft-tests-passing">
                  <For each={passing()}>
                    {({ name }) => (
                      <li>
                        <Icon name="check" /> <bdi>{name}</bdi>
                      </li>
                    )}
                  </For>
                </ul>
              </details>
            </Show>
          </>
        )}
      </Show>
    </div>
  )
}

const Failing = (props: { readonly result: Result }) => (
  <li class="sheet admin-sheet draft-test">
    <h2>
      <bdi>{props.result.name}</bdi>
    </h2>
    <p class="admin-quiet" dir="ltr">
      <code>
        {props.result.file}:{props.result.line}
      </code>
    </p>
    <For each={props.result.differences}>
      {({ path, expected, actual, because }) => (
        <dl class="draft-difference">
          <Show when={path}>
            <dt>{t('drafts.tests.of')}</dt>
            <dd>
              <code dir="ltr">{path}</code>
            </dd>
          </Show>
          <dt>{t('drafts.tests.expected')}</dt>
          <dd dir="auto">{expected}</dd>
          <dt>{t('drafts.tests.actual')}</dt>
          <dd dir="auto">{actual}</dd>
          <Show when={because.length > 0}>
            <dt>{t('drafts.tests.because')}</dt>
            <dd dir="auto">{because.join('; ')}</dd>
          </Show>
        </dl>
      )}
    </For>
  </li>
)
