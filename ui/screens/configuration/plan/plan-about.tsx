import { A } from '@solidjs/router'
import type { PlanFacts } from '../../../data/promotion.ts'
import { t } from '../../../lib/t.ts'
import { Facts } from '../../settings/parts/facts.tsx'
import { useWhen } from '../parts/when.ts'
import { short } from '../parts/words.ts'

/** From what to what it leads, and whose it is. */
export const PlanAbout = (props: { readonly facts: PlanFacts }) => {
  const when = useWhen()
  const named = (version: string | undefined, content: string) =>
    `${t('promotion.version', { version: version ?? '' })} (${short(content)})`
  return (
    <section class="sheet admin-sheet" aria-labelledby="plan-about">
      <h2 id="plan-about">{t('promotion.plan.about')}</h2>
      <Facts
        lines={[
          { name: t('promotion.plan.from'), text: named(props.facts.basis_version, props.facts.basis) },
          { name: t('promotion.plan.leads_to'), text: named(props.facts.version, props.facts.content) },
          { name: t('promotion.plan.made_by'), text: props.facts.made_by },
          { name: t('promotion.plan.made_at'), text: when(props.facts.made_at) },
        ]}
      />
      <A class="admin-start" href={`/configuration/releases/${props.facts.release}`}>
        {t('promotion.release.open')}
      </A>
    </section>
  )
}
