import { A } from '@solidjs/router'
import { createResource, For } from 'solid-js'
import { own } from '../../../engine/lib/own.ts'
import { useData } from '../../data/data.tsx'
import type { FlagNear } from '../../data/home.ts'
import { dayText } from '../../lib/format.ts'
import { t } from '../../lib/t.ts'
import { createToday } from '../../lib/today.ts'

/** What people want to be reminded of, with the record that it is about. */
export const FlagsNear = (props: { readonly flags: readonly FlagNear[] }) => {
  const { model, reference } = useData()
  const today = createToday(() => model().instance.timeZone)
  const [people] = createResource(() => reference.people().catch(() => []), { initialValue: [] })
  const nameOf = (userName: string) => people().find(({ user_name }) => user_name === userName)?.full_name ?? userName
  const hrefOf = ({ record_type, record_id }: FlagNear) =>
    `/r/${own(model().recordTypes, record_type)?.plural}/${record_id}`
  return (
    <section class="home-card sheet" aria-labelledby="home-flags">
      <header class="home-card-head">
        <h2 id="home-flags">{t('home.flags')}</h2>
      </header>
      <ul class="home-lines bare">
        <For each={props.flags}>
          {(flag) => (
            <li>
              <A class="home-line" href={hrefOf(flag)}>
                <span class="home-line-what">
                  <bdi>{flag.message}</bdi>
                </span>
                <span class="home-line-who">
                  <bdi>{flag.name || flag.record_id_display}</bdi> · {t('home.flags.by')}{' '}
                  <bdi>{nameOf(flag.flagged_by)}</bdi>
                </span>
                <span class="home-line-when figures">
                  <time datetime={flag.date}>{dayText(flag.date, today())}</time>
                </span>
              </A>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
