import type { Actor, Role } from '../../kernel/index.ts'
import { institutions, provinceId } from '../year/cast.ts'
import { demoGroups, demoPlants } from './plants.ts'

export interface DemoPerson {
  readonly id: string
  readonly nameZh: string
  readonly nameEn: string
  readonly organisation: string
  readonly roles: readonly Role[]
}

export const bankId = 'bank-demo'
export const auditorId = 'auditor-demo'

const banker = (which: string): Actor => ({ person: `${bankId}:${which}`, organisation: bankId, roles: ['bankOfficer'] })
export const bankPeople = { first: banker('first'), second: banker('second') }

/** Invented names; the pinyin stands beside each. */
const names =
  `高屹 Gao Yi|李知衡 Li Zhiheng|周默 Zhou Mo|沈知微 Shen Zhiwei|顾行舟 Gu Xingzhou|许蔓 Xu Man|何予安 He Yu'an|梁以宁 Liang Yining|陆岑 Lu Cen|江未眠 Jiang Weimian|宋青禾 Song Qinghe|程砚 Cheng Yan|唐栩 Tang Xu|叶临川 Ye Linchuan|苏郁 Su Yu|魏朗 Wei Lang|秦亦 Qin Yi|韩澄 Han Cheng|冯简 Feng Jian|杜若溪 Du Ruoxi|袁野 Yuan Ye|曹原 Cao Yuan|彭舟 Peng Zhou|萧见 Xiao Jian|田埂 Tian Geng|方以南 Fang Yinan|石磊 Shi Lei|任远 Ren Yuan|姚望 Yao Wang|卢霁 Lu Ji|傅珩 Fu Heng|钟岩 Zhong Yan|汪洋 Wang Yang|郝宁 Hao Ning|邵凡 Shao Fan|万里 Wan Li|段青 Duan Qing|雷鸣 Lei Ming|钱一苇 Qian Yiwei|汤恩 Tang En|尹川 Yin Chuan|黎昕 Li Xin|易安 Yi An|武岳 Wu Yue|乔木 Qiao Mu|贺兰 He Lan|龚平 Gong Ping|文清 Wen Qing|庞博 Pang Bo|樊星 Fan Xing|祝融 Zhu Rong|连城 Lian Cheng|项南 Xiang Nan|童心 Tong Xin|颜真 Yan Zhen|柯以 Ke Yi|莫离 Mo Li|裴度 Pei Du|岑参 Cen Shen|白露 Bai Lu|霜降 Shuang Jiang|谷雨 Gu Yu|夏至 Xia Zhi|寒露 Han Lu|温故 Wen Gu|闻新 Wen Xin`
    .split('|')
    .map((text) => /^(\S+) (.+)$/.exec(text) as RegExpExecArray)

const seats: readonly { readonly organisation: string; readonly which: string; readonly roles: readonly Role[] }[] = [
  ...demoPlants.flatMap((plant) => [
    { organisation: plant.id, which: 'engineer', roles: ['plantEngineer'] as const },
    { organisation: plant.id, which: 'first', roles: ['representative', 'trader'] as const },
    { organisation: plant.id, which: 'second', roles: ['representative'] as const },
  ]),
  ...demoGroups.flatMap((group) => [{ organisation: group.id, which: 'first', roles: ['complianceManager', 'trader'] as const }]),
  ...[...new Set(demoPlants.map((plant) => plant.province))].flatMap((code) => [
    { organisation: provinceId(code), which: 'first', roles: ['provincialOfficer'] as const },
    { organisation: provinceId(code), which: 'second', roles: ['provincialOfficer'] as const },
  ]),
  { organisation: institutions.ministry, which: 'first', roles: ['ministryOfficer'] },
  { organisation: institutions.ministry, which: 'second', roles: ['ministryOfficer'] },
  { organisation: institutions.registry, which: 'first', roles: ['registryOperator'] },
  { organisation: institutions.registry, which: 'second', roles: ['registryOperator'] },
  { organisation: institutions.exchange, which: 'first', roles: ['exchangeOperator'] },
  { organisation: institutions.exchange, which: 'second', roles: ['exchangeOperator'] },
  { organisation: institutions.verifier, which: 'first', roles: ['verifier'] },
  { organisation: institutions.verifier, which: 'second', roles: ['verifier'] },
  { organisation: institutions.creditVerifier, which: 'first', roles: ['verifier'] },
  { organisation: institutions.creditOwner, which: 'first', roles: ['projectOwner', 'trader'] },
  { organisation: institutions.creditOwner, which: 'second', roles: ['projectOwner'] },
  { organisation: bankId, which: 'first', roles: ['bankOfficer'] },
  { organisation: bankId, which: 'second', roles: ['bankOfficer'] },
  { organisation: auditorId, which: 'first', roles: ['auditor'] },
  { organisation: 'tonne', which: 'first', roles: ['administrator'] },
  { organisation: 'tonne', which: 'second', roles: ['administrator'] },
]

/** Demo people for each role; everybody can be switched to in a sandbox. */
export const demoPeople: readonly DemoPerson[] = seats.map(({ organisation, which, roles }, i) => {
  const [, nameZh = organisation, nameEn = organisation] = names[i % names.length] ?? []
  return { id: `${organisation}:${which}`, nameZh, nameEn, organisation, roles }
})
