import { useState, type FormEvent } from 'react'
import { useCommand, useView } from '../../api/hooks.ts'
import { commands, views } from '../../api/questions.ts'
import type { Organisation, Outcome } from '../../api/types.ts'
import { readWhole } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { CheckField, SelectField, TextField, type Option } from '../../parts/form.tsx'
import { tiles } from '../../parts/provinces.ts'
import { Sheet } from '../../parts/sheet.tsx'
import { CommandAnswer } from './batch-acts.tsx'
import { isReport, noReport, ReportFields } from './report-fields.tsx'
import type { Methodology, Project } from './types.ts'

const none: Option = { value: '', text: '–' }

const useBodies = (): readonly Option[] => {
  const { name } = useTexts()
  const answer = useView<{ readonly rows: readonly Organisation[] }>(views.organisations, {
    kind: 'verificationBody',
    limit: 200,
  })
  return [none, ...(answer.data?.rows ?? []).map((one) => ({ value: one.id, text: name(one) }))]
}

interface Period {
  readonly periodFrom: string
  readonly periodUntil: string
}

interface PeriodFieldsProps {
  readonly period: Period
  readonly wrong: (field: string) => boolean
  readonly onChange: (change: Partial<Period>) => void
}

const PeriodFields = ({ period, wrong, onChange }: PeriodFieldsProps) => {
  const { t } = useTexts()
  return (
    <>
      <TextField
        name={t('ccer.from')}
        type="date"
        value={period.periodFrom}
        wrong={wrong('periodFrom')}
        onType={(periodFrom) => onChange({ periodFrom })}
      />
      <TextField
        name={t('ccer.until')}
        type="date"
        value={period.periodUntil}
        wrong={wrong('periodUntil')}
        onType={(periodUntil) => onChange({ periodUntil })}
      />
    </>
  )
}

/** Whether a field was named by a refusal. */
const wrongIn =
  (outcome: Outcome<unknown> | undefined) =>
  (field: string): boolean =>
    outcome?.kind === 'refused' && outcome.refusals.some((refusal) => refusal.field === field)

/** Apply for the reductions of one monitoring period and name the body that verifies them. */
export const ApplyForm = ({ projects }: { readonly projects: readonly Project[] }) => {
  const { t, say } = useTexts()
  const bodies = useBodies()
  const command = useCommand<object>(commands.applyBatch)
  const [form, setForm] = useState({
    project: projects[0]?.id ?? '',
    periodFrom: '',
    periodUntil: '',
    quantity: '',
    verifier: '',
  })
  const [report, setReport] = useState(noReport)
  const set = (change: Partial<typeof form>): void => setForm({ ...form, ...change })
  const quantity = readWhole(form.quantity)
  const ready = Object.values(form).every((text) => text !== '') && (quantity ?? 0) > 0 && isReport(report)
  const wrong = wrongIn(command.outcome)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (ready) void command.run({ ...form, quantity, reportId: report.id.trim(), reportSha256: report.sha256 })
  }
  return (
    <Sheet title={t('ccer.applyTitle')} padded>
      <form className="form wide" onSubmit={submit}>
        <SelectField
          name={t('ccer.project')}
          value={form.project}
          options={projects.map((one) => ({ value: one.id, text: say(one.name) }))}
          onChoose={(project) => set({ project })}
        />
        <PeriodFields period={form} wrong={wrong} onChange={set} />
        <TextField
          name={t('ccer.reduced')}
          numeric
          value={form.quantity}
          wrong={form.quantity !== '' && !quantity}
          onType={(text) => set({ quantity: text })}
        />
        <SelectField
          name={t('ccer.verifier')}
          value={form.verifier}
          options={bodies}
          wrong={wrong('verifier')}
          onChoose={(verifier) => set({ verifier })}
        />
        <ReportFields name={t('ccer.reportId')} report={report} onReport={setReport} />
        <CommandAnswer command={command} />
        <div className="go full">
          <button type="submit" className="btn p" disabled={!ready || command.running}>
            {t('ccer.applySubmit')}
          </button>
        </div>
      </form>
    </Sheet>
  )
}

const emptyProject = {
  nameZh: '',
  nameEn: '',
  type: '',
  methodology: '',
  startOn: '',
  province: '',
  location: '',
  validator: '',
  validationReport: '',
}

/** Register a validated project under a published methodology. */
export const ProjectForm = () => {
  const { t, say, language } = useTexts()
  const bodies = useBodies()
  const methods = useView<{ readonly rows: readonly Methodology[] }>(views.methodologies)
  const command = useCommand<object>(commands.registerProject)
  const [form, setForm] = useState(emptyProject)
  const [coveredFacility, setCovered] = useState(false)
  const set = (change: Partial<typeof form>): void => setForm({ ...form, ...change })
  const ready = Object.values(form).every((text) => text.trim() !== '')
  const wrong = wrongIn(command.outcome)
  const text = (field: keyof typeof form, name: string, type: 'text' | 'date' = 'text') => (
    <TextField name={name} type={type} value={form[field]} wrong={wrong(field)} onType={(value) => set({ [field]: value })} />
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (ready) void command.run({ ...form, coveredFacility })
  }
  return (
    <Sheet title={t('ccer.projectTitle')} padded>
      <form className="form wide" onSubmit={submit}>
        {text('nameZh', t('ccer.nameZh'))}
        {text('nameEn', t('ccer.nameEn'))}
        {text('type', t('ccer.type'))}
        <SelectField
          name={t('ccer.methodology')}
          value={form.methodology}
          options={[
            none,
            ...(methods.data?.rows ?? []).map((one) => ({ value: one.code, text: `${say(one.name)} ${one.code}` })),
          ]}
          wrong={wrong('methodology')}
          onChoose={(methodology) => set({ methodology })}
        />
        {text('startOn', t('ccer.startOn'), 'date')}
        <SelectField
          name={t('word.province')}
          value={form.province}
          options={[none, ...tiles.map((one) => ({ value: one.code, text: language === 'zh' ? one.zh : one.en }))]}
          onChoose={(province) => set({ province })}
        />
        {text('location', t('ccer.location'))}
        <SelectField
          name={t('ccer.validator')}
          value={form.validator}
          options={bodies}
          wrong={wrong('validator')}
          onChoose={(validator) => set({ validator })}
        />
        {text('validationReport', t('ccer.validationReport'))}
        <div className="full">
          <CheckField checked={coveredFacility} wrong={wrong('coveredFacility')} onCheck={setCovered}>
            {t('ccer.covered')}
          </CheckField>
        </div>
        <CommandAnswer command={command} />
        <div className="go full">
          <button type="submit" className="btn p" disabled={!ready || command.running}>
            {t('ccer.projectSubmit')}
          </button>
        </div>
      </form>
    </Sheet>
  )
}
