import { type Check, referEach } from './check.ts'

/** Agencies that user groups name. */
export const checkUserGroups: Check = ({ folder, declared, report }) => {
  for (const group of folder.userGroups) {
    referEach(report, group, 'agencies', group.json.agencies, declared.agencies, 'agency')
  }
}
