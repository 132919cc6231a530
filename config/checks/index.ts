import type { Check } from './check.ts'
import { checkDuplicates } from './duplicates.ts'
import { checkFiles } from './files.ts'
import { checkForms } from './forms.ts'
import { checkNames } from './names.ts'
import { checkRecordTypes } from './record-types.ts'

/** Everything that a folder is checked for once its files are well formed. */
export const checks: readonly Check[] = [checkFiles, checkDuplicates, checkNames, checkRecordTypes, checkForms]
