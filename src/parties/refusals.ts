import { defineRefusals } from '../kernel/index.ts'

export const refusals = defineRefusals({
  organisationExists: {
    zh: '编号 {asked} 已被使用',
    en: 'The identifier {asked} is taken',
    source: 'Tonne: one identifier, one organisation',
  },
  organisationUnknown: {
    zh: '没有编号为 {asked} 的机构',
    en: 'There is no organisation {asked}',
    source: 'Tonne: parties register',
  },
  ownRole: {
    zh: '不能给自己授予角色',
    en: 'Nobody grants a role to themselves',
    source: 'Tonne: least rights, four eyes by natural person',
  },
})
