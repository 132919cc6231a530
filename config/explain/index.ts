/** Every way in which something in a configuration can be used. */
import { inLists } from './in-lists.ts'
import { inLogic } from './in-logic.ts'
import { inNames } from './in-names.ts'
import { inRoles } from './in-roles.ts'
import { inScenarios } from './in-scenarios.ts'
import { inTexts } from './in-texts.ts'
import type { FindUses } from './use.ts'

export const finders: readonly FindUses[] = [inNames, inLogic, inLists, inRoles, inScenarios, inTexts]
