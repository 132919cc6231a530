import { Match, Switch } from 'solid-js'
import type { Model } from '../../../../engine/model.ts'
import { useData } from '../../../data/data.tsx'
import type { PlanFacts, Ring } from '../../../data/promotion.ts'
import { say, t } from '../../../lib/t.ts'
import { toast } from '../../../parts/toasts.tsx'
import { EditSheet } from '../../settings/parts/edit-sheet.tsx'
import { option, question, someOf } from '../../settings/parts/questions.ts'
import { Consequences } from './consequences.tsx'
import type { PlanOnPage } from './create-plan.ts'

export type PlanSheet = 'approve' | 'refuse' | 'apply' | 'schedule' | 'withdraw' | 'ring' | 'give_up'

interface PlanSheetsProps {
  readonly sheet: PlanSheet | undefined
  readonly plan: PlanOnPage
  readonly facts: PlanFacts
  readonly onClose: () => void
}

/** The questions before something is done with a whole plan, each with what will happen. */
export const PlanSheets = (props: PlanSheetsProps) => {
  const { promotion, took, id } = props.plan
  const { model } = useData()
  const isRisky = () =>
    props.facts.items?.some((item) => item.class === 'destructive' || item.class === 'widens') ?? false
  const content = () => props.facts.content_hash
  const shared = { onClose: () => props.onClose() }
  return (
    <Switch>
      <Match when={props.sheet === 'approve'}>
        <EditSheet
          {...shared}
          heading={t('promotion.approve.heading')}
          verb={t('promotion.approve.verb')}
          fields={[question('note', 'text', t('promotion.approve.note'))]}
          save={async ({ note }) =>
            took(await promotion.approve(id, { content: content(), ...(note ? { note } : {}) }))
          }
          onDone={() => toast(t('promotion.approve.done'))}
        >
          <p>{t('promotion.approve.explained')}</p>
          <Consequences facts={props.facts} />
        </EditSheet>
      </Match>
      <Match when={props.sheet === 'refuse'}>
        <EditSheet
          {...shared}
          heading={t('promotion.refuse.heading')}
          verb={t('promotion.refuse.verb')}
          danger
          fields={[question('note', 'text', t('promotion.refuse.note'), { required: true, settings: { long: true } })]}
          save={async ({ note }) => took(await promotion.refuse(id, { content: content(), note }))}
          onDone={() => toast(t('promotion.refuse.done'))}
        >
          <p>{t('promotion.refuse.explained')}</p>
        </EditSheet>
      </Match>
      <Match when={props.sheet === 'apply'}>
        <EditSheet
          {...shared}
          heading={t(props.facts.direction === 'back' ? 'promotion.do.go_back' : 'promotion.apply.heading', {
            version: props.facts.version,
          })}
          verb={t('promotion.apply.verb')}
          danger={isRisky()}
          fields={[]}
          save={async () => took(await promotion.apply(id))}
          onDone={() => window.scrollTo({ top: 0 })}
        >
          <Consequences facts={props.facts} />
          <p>{t('promotion.apply.explained')}</p>
        </EditSheet>
      </Match>
      <Match when={props.sheet === 'schedule'}>
        <EditSheet
          {...shared}
          heading={t('promotion.schedule.heading')}
          verb={t('promotion.schedule.verb')}
          fields={[question('at', 'date-time', t('promotion.schedule.at'), { required: true })]}
          save={async ({ at }) => took(await promotion.schedule(id, String(at)))}
          onDone={() => toast(t('promotion.schedule.done'))}
        >
          <Consequences facts={props.facts} />
          <p>{t('promotion.schedule.explained')}</p>
        </EditSheet>
      </Match>
      <Match when={props.sheet === 'ring'}>
        <EditSheet
          {...shared}
          heading={t('promotion.ring.heading', { version: props.facts.version })}
          verb={t('promotion.ring.verb')}
          danger={isRisky()}
          fields={[
            someOf('agencies', t('promotion.ring.agencies'), namedOptions(model().agencies)),
            someOf('user_groups', t('promotion.ring.groups'), namedOptions(model().userGroups)),
          ]}
          save={async (answers) => took(await promotion.serveTo(id, ringIn(answers)))}
          onDone={() => window.scrollTo({ top: 0 })}
        >
          <p>{t('promotion.ring.explained')}</p>
          <Consequences facts={props.facts} />
        </EditSheet>
      </Match>
      <Match when={props.sheet === 'give_up'}>
        <EditSheet
          {...shared}
          heading={t('promotion.give_up.heading')}
          verb={t('promotion.give_up.verb')}
          danger
          fields={[]}
          save={async () => took(await promotion.giveUp(id))}
          onDone={() => toast(t('promotion.give_up.done'))}
        >
          <p>{t('promotion.give_up.explained')}</p>
        </EditSheet>
      </Match>
      <Match when={props.sheet === 'withdraw'}>
        <EditSheet
          {...shared}
          heading={t('promotion.withdraw.heading')}
          verb={t('promotion.withdraw.verb')}
          danger
          fields={[]}
          save={async () => took(await promotion.withdraw(id))}
          onDone={() => toast(t('promotion.withdraw.done'))}
        >
          <p>{t('promotion.withdraw.explained')}</p>
        </EditSheet>
      </Match>
    </Switch>
  )
}

const namedOptions = (things: Model['agencies'] | Model['userGroups']) =>
  Object.values(things).flatMap(({ id, name, retired }) => (retired ? [] : [option(id, say(name) || id)]))

const ringIn = ({ agencies, user_groups }: Readonly<Record<string, unknown>>): Partial<Ring> => ({
  ...(Array.isArray(agencies) && { agencies: agencies.map(String) }),
  ...(Array.isArray(user_groups) && { user_groups: user_groups.map(String) }),
})
