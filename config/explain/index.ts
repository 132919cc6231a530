/** Every way in which something in a configuration can be used. */
import { inIndicators } from './in-indicators.ts'
import { inLists } from './in-lists.ts'
import { inLogic } from './in-logic.ts'
import { inNames } from './in-names.ts'
import { inRoles } from './in-roles.ts'
import { inScenarios } from './in-scenarios.ts'
import { inTexts } from './in-texts.ts'
import type { FindUses } from './use.ts'

export const finders: readonly FindUses[] = [inNames, inLogic, inIndicators, inLists, inRoles, inScenarios, inTexts]
