import { own } from '../../../../engine/lib/own.ts'
import type { Field } from '../../../../engine/model.ts'
import type { OfferedAction } from '../../../data/life-wire.ts'
import { locale } from '../../../lib/locale.ts'
import { say, t } from '../../../lib/t.ts'

/** What a dialog about an action says. */
export interface ActionWords {
  /** In the menu, and above the dialog. */
  readonly label: string
  /** On the main button. */
  readonly verb: string
  /** Above what is asked; where nothing is asked, what will happen. */
  readonly explained: string
  /** Once it is done. */
  readonly done: string
  readonly danger?: true
  /** Action that takes it back. */
  readonly undo?: string
}

/** Actions of the platform's own, about the record of this name. */
const ownWords: Readonly<Record<string, (name: string) => ActionWords>> = {
  disable: (name) => ({
    label: t('life.own.disable'),
    verb: t('record.disable'),
    explained: t('record.disable_explained'),
    done: t('record.disabled', { name }),
    danger: true,
    undo: 'enable',
  }),
  enable: (name) => ({
    label: t('life.own.enable'),
    verb: t('record.enable'),
    explained: t('life.confirm', { name }),
    done: t('record.enabled', { name }),
  }),
  set_stage: (name) => ({
    label: t('life.own.set_stage'),
    verb: t('life.own.set_stage'),
    explained: t('life.own.set_stage.explained'),
    done: t('life.done', { action: t('life.own.set_stage'), name }),
  }),
}

type Worded = Pick<OfferedAction, 'id' | 'label' | 'description' | 'approval' | 'asks'>

/** What is said of an action on the record of this name; undefined where the menu has nothing to say of it. */
export function actionWords({ id, label, description, approval, asks }: Worded, name: string): ActionWords | undefined {
  if (approval) return approvalWords(approval.step, label ?? '')
  const ours = own(ownWords, id)?.(name)
  if (ours || !label) return ours
  return {
    label,
    verb: label,
    explained: description ?? (asks.length > 0 ? '' : t('life.confirm', { name })),
    done: t('life.done', { action: label, name }),
  }
}

const approvalWords = (step: NonNullable<OfferedAction['approval']>['step'], name: string): ActionWords => ({
  label: t(`life.approval.${step}`, { name }),
  verb: t(`life.approval.${step}.button`),
  explained: '',
  done: t(`life.approval.${step}.done`, { name }),
})

/** A question of the platform's own, whose label stands in the catalogues of the screens. */
export const worded = (field: Field): Field =>
  say(field.label) ? field : { ...field, label: { [locale()]: t(`life.asked.${field.id}`) } }
