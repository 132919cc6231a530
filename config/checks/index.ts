import { checkActions } from './actions.ts'
import { checkAlerts } from './alerts.ts'
import { checkApprovals } from './approvals.ts'
import { checkAttachments } from './attachments.ts'
import type { Check } from './check.ts'
import { checkCircles } from './circles.ts'
import { checkDashboards } from './dashboards.ts'
import { checkDefaults } from './defaults.ts'
import { checkDisclosure } from './disclosure.ts'
import { checkDuplicates } from './duplicates.ts'
import { checkEntryNames } from './entry-names.ts'
import { checkFacts } from './facts.ts'
import { checkFiles } from './files.ts'
import { checkForms } from './forms.ts'
import { checkInstance } from './instance.ts'
import { checkLimits } from './limits.ts'
import { checkLists } from './lists.ts'
import { checkLogic } from './logic.ts'
import { checkMigrations } from './migrations.ts'
import { checkNames } from './names.ts'
import { checkNotifications } from './notifications.ts'
import { checkOptions } from './options.ts'
import { checkPanels } from './panels.ts'
import { checkPeople } from './people.ts'
import { checkPlaces } from './places.ts'
import { checkRecordTypes } from './record-types.ts'
import { checkRoles } from './roles.ts'
import { checkRows } from './rows.ts'
import { checkScenarios } from './scenarios.ts'
import { checkSettings } from './settings.ts'
import { checkTasks } from './tasks.ts'
import { checkTexts } from './texts.ts'
import { checkTransitions } from './transitions.ts'
import { checkUserGroups } from './user-groups.ts'
import { checkVisibility } from './visibility.ts'
import { checkServices } from './who-serves.ts'
import { checkWorkflows } from './workflows.ts'

/** Everything that a folder is checked for once its files are well formed. */
export const checks: readonly Check[] = [
  checkFiles,
  checkInstance,
  checkServices,
  checkDuplicates,
  checkNames,
  checkRecordTypes,
  checkSettings,
  checkAttachments,
  checkRows,
  checkForms,
  checkPanels,
  checkLogic,
  checkFacts,
  checkEntryNames,
  checkCircles,
  checkOptions,
  checkVisibility,
  checkDefaults,
  checkDisclosure,
  checkLists,
  checkWorkflows,
  checkActions,
  checkApprovals,
  checkTransitions,
  checkTasks,
  checkAlerts,
  checkNotifications,
  checkDashboards,
  checkMigrations,
  checkRoles,
  checkPeople,
  checkUserGroups,
  checkScenarios,
  checkPlaces,
  checkTexts,
  checkLimits,
]
