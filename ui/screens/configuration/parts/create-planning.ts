import { useNavigate } from '@solidjs/router'
import { type PlanFacts, usePromotion } from '../../../data/promotion.ts'
import { createDoing } from './create-doing.ts'

/** Makes a plan and goes to it. */
export function createPlanning() {
  const promotion = usePromotion()
  const navigate = useNavigate()
  const doing = createDoing()
  const goTo = async (made: Promise<PlanFacts>) => navigate(`/configuration/plans/${(await made).id}`)
  return {
    ...doing,
    to: (release: string) => doing.run(() => goTo(promotion.planTo(release))),
    back: (content: string) => doing.run(() => goTo(promotion.planBack(content))),
  }
}
