/** The demo market's twelve plants in three groups. All names are invented. */
export interface DemoPlant {
  readonly id: string
  readonly group: string
  readonly nameZh: string
  readonly nameEn: string
  readonly province: string
  readonly units: readonly {
    readonly kind: 'coalConventional' | 'coalCirculatingFluidisedBed' | 'gas'
    readonly mw: string
    readonly chp?: true
    readonly air?: true
  }[]
}

export const demoGroups = [
  { id: 'yuanling', nameZh: '远岭能源集团', nameEn: 'Yuanling Energy Group', province: '33' },
  { id: 'qiheng', nameZh: '启衡电力集团', nameEn: 'Qiheng Power Group', province: '37' },
  { id: 'chengjiang', nameZh: '澄江热电集团', nameEn: 'Chengjiang Heat and Power Group', province: '44' },
] as const

const coal = (mw: string) => ({ kind: 'coalConventional' as const, mw })
const heat = (mw: string) => ({ kind: 'coalConventional' as const, mw, chp: true as const })
const bed = (mw: string) => ({ kind: 'coalCirculatingFluidisedBed' as const, mw })
const gas = (mw: string) => ({ kind: 'gas' as const, mw })

export const demoPlants: readonly DemoPlant[] = [
  {
    id: 'yunting',
    group: 'yuanling',
    nameZh: '远岭云汀发电有限公司',
    nameEn: 'Yuanling Yunting Power',
    province: '33',
    units: [coal('660'), coal('660')],
  },
  {
    id: 'beize',
    group: 'yuanling',
    nameZh: '远岭北泽热电有限公司',
    nameEn: 'Yuanling Beize Heat and Power',
    province: '14',
    units: [heat('350'), heat('350')],
  },
  {
    id: 'shiyuan',
    group: 'yuanling',
    nameZh: '远岭石垣发电有限公司',
    nameEn: 'Yuanling Shiyuan Power',
    province: '15',
    units: [coal('1000')],
  },
  {
    id: 'xiqiao',
    group: 'yuanling',
    nameZh: '远岭汐桥燃机有限公司',
    nameEn: 'Yuanling Xiqiao Gas Turbine',
    province: '33',
    units: [gas('460'), gas('460')],
  },
  {
    id: 'luowan',
    group: 'yuanling',
    nameZh: '远岭洛湾煤矸石发电有限公司',
    nameEn: 'Yuanling Luowan Waste Coal Power',
    province: '14',
    units: [bed('300'), bed('135')],
  },
  {
    id: 'haiyan',
    group: 'qiheng',
    nameZh: '启衡海晏发电有限公司',
    nameEn: 'Qiheng Haiyan Power',
    province: '37',
    units: [coal('1000'), coal('1000')],
  },
  {
    id: 'yishui',
    group: 'qiheng',
    nameZh: '启衡沂水热电有限公司',
    nameEn: 'Qiheng Yishui Heat and Power',
    province: '37',
    units: [heat('300'), heat('300')],
  },
  {
    id: 'fenhe',
    group: 'qiheng',
    nameZh: '启衡汾禾发电有限公司',
    nameEn: 'Qiheng Fenhe Power',
    province: '14',
    units: [coal('600'), { ...coal('600'), air: true }],
  },
  {
    id: 'jinling',
    group: 'qiheng',
    nameZh: '启衡金陵发电有限公司',
    nameEn: 'Qiheng Jinling Power',
    province: '32',
    units: [coal('1000')],
  },
  {
    id: 'zhujiang',
    group: 'chengjiang',
    nameZh: '澄江珠渚热电有限公司',
    nameEn: 'Chengjiang Zhuzhu Heat and Power',
    province: '44',
    units: [heat('300'), coal('600')],
  },
  {
    id: 'shunde',
    group: 'chengjiang',
    nameZh: '澄江顺渡燃气热电有限公司',
    nameEn: 'Chengjiang Shundu Gas',
    province: '44',
    units: [gas('200'), gas('200')],
  },
  {
    id: 'xijiang',
    group: 'chengjiang',
    nameZh: '澄江西溪发电有限公司',
    nameEn: 'Chengjiang Xixi Power',
    province: '44',
    units: [coal('330'), coal('135')],
  },
]

/**
 * The plant whose December 2024 is still to be filed, so that one walk can take a plant through its year. Its units are small and
 * old: it turns out short, so that there is something to buy.
 */
export const lateDemoPlant = 'xijiang'

/** Plants that have not traded the open year yet, so that their group still has something to decide. */
export const undecidedDemoPlants: readonly string[] = ['yunting', 'beize']
