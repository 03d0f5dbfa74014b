/**
 * Names in location text that tell the province, in lower-case Latin letters. Provinces first, with the spellings that such
 * files use, misspellings included; then prefectures and cities for text that names no province. A city whose name stands for
 * two (Suzhou, Taizhou, Fuzhou, Yichun, Yulin, Datong the district, Chaoyang ...) is left out: a guess is what the nearest
 * plant is for.
 */
export const provinceNames: Readonly<Record<string, string>> = {
  11: 'beijing,bejing,peking',
  12: 'tianjin,tientsin',
  13: 'hebei,hopeh',
  14: 'shanxi',
  15: 'inner mongolia,nei mongol,neimenggu,nei monggol',
  21: 'liaoning',
  22: 'jilin,kirin',
  23: 'heilongjiang',
  31: 'shanghai',
  32: 'jiangsu',
  33: 'zhejiang,zheijiang,zhengzhou province',
  34: 'anhui',
  35: 'fujian',
  36: 'jiangxi',
  37: 'shandong',
  41: 'henan',
  42: 'hubei',
  43: 'hunan',
  44: 'guangdong,canton',
  45: 'guangxi',
  46: 'hainan',
  50: 'chongqing',
  51: 'sichuan,szechuan',
  52: 'guizhou,guizou',
  53: 'yunnan',
  54: 'tibet,xizang',
  61: 'shaanxi,shannxi',
  62: 'gansu',
  63: 'qinghai,qinhai',
  64: 'ningxia',
  65: 'xinjiang,sinkiang',
  71: 'taiwan',
  81: 'hong kong,hongkong',
  82: 'macau,macao',
}

export const cityNames: Readonly<Record<string, string>> = {
  13: 'shijiazhuang,tangshan,qinhuangdao,handan,xingtai,baoding,zhangjiakou,chengde,cangzhou,langfang,hengshui,zunhua,xiongan',
  14: 'taiyuan,yangquan,changzhi,jincheng,shuozhou,jinzhong,yuncheng,xinzhou,linfen,luliang,lvliang',
  15:
    'hohhot,huhehaote,baotou,wuhai,chifeng,tongliao,ordos,hulunbuir,bayannur,ulanqab,xilingol,alxa,hinggan,' +
    'huitengxile,wulanchabu',
  21: 'shenyang,dalian,anshan,fushun,benxi,dandong,jinzhou,yingkou,fuxin,panjin,tieling,huludao',
  22: 'changchun,siping,liaoyuan,tonghua,baishan,songyuan,baicheng,yanbian,hunchun',
  23: 'harbin,qiqihar,jixi,hegang,shuangyashan,daqing,jiamusi,qitaihe,mudanjiang,heihe,suihua',
  31: 'pudong,waigaoqiao,minhang,caojing,lingang',
  32:
    'nanjing,wuxi,xuzhou,changzhou,nantong,lianyungang,huai an,yancheng,yangzhou,zhenjiang,suqian,' +
    'zhangjiagang,kunshan,taicang,jiangyin,yixing',
  33: 'hangzhou,ningbo,wenzhou,jiaxing,huzhou,shaoxing,jinhua,quzhou,zhoushan,lishui city,yuyao,xiaoshan',
  34:
    'hefei,wuhu,bengbu,huainan,ma anshan,maanshan,huaibei,tongling,anqing,huangshan,chuzhou,fuyang,lu an,' +
    'bozhou,chizhou,xuancheng',
  35: 'xiamen,putian,sanming,quanzhou,zhangzhou,nanping,longyan,ningde,fuqing',
  36: 'nanchang,jingdezhen,pingxiang,jiujiang,xinyu,yingtan,ganzhou,ji an,shangrao',
  37:
    'jinan,qingdao,zibo,zaozhuang,dongying,yantai,weifang,jining,tai an,weihai,rizhao,laiwu,linyi,dezhou,' +
    'liaocheng,binzhou,heze',
  41:
    'zhengzhou,kaifeng,luoyang,pingdingshan,anyang,hebi,xinxiang,jiaozuo,puyang,xuchang,luohe,sanmenxia,' +
    'nanyang,shangqiu,xinyang,zhumadian,zhoukou',
  42: 'wuhan,huangshi,shiyan,yichang,xiangyang,xiangfan,ezhou,jingmen,xiaogan,jingzhou,huanggang,xianning,suizhou,enshi',
  43: 'changsha,zhuzhou,xiangtan,hengyang,shaoyang,yueyang,changde,zhangjiajie,yiyang,chenzhou,yongzhou,huaihua,loudi,xiangxi',
  44:
    'guangzhou,shenzhen,shenzen,zhuhai,shantou,foshan,shaoguan,zhanjiang,zhaoqing,jiangmen,maoming,huizhou,' +
    'meizhou,shanwei,heyuan,yangjiang,qingyuan,dongguan,zhongshan,chaozhou,jieyang,yunfu',
  45: 'nanning,liuzhou,guilin,wuzhou,beihai,fangchenggang,qinzhou,guigang,baise,hezhou,hechi,laibin,chongzuo',
  46: 'haikou,sanya,danzhou,yangpu',
  50: 'fuling,wanzhou,jiangjin,qijiang',
  51:
    'chengdu,zigong,panzhihua,luzhou,deyang,mianyang,guangyuan,suining,neijiang,leshan,nanchong,meishan,yibin,' +
    'guang an,dazhou,ya an,bazhong,ziyang,garze,liangshan',
  52: 'guiyang,liupanshui,zunyi,anshun,bijie,tongren,qianxinan,qiandongnan,qiannan',
  53:
    'kunming,qujing,yuxi,baoshan,zhaotong,lijiang,pu er,lincang,chuxiong,honghe,wenshan,xishuangbanna,dali,' +
    'dehong,nujiang,diqing',
  54: 'lhasa,shigatse,chamdo,nyingchi,nagqu,ngari',
  61: 'xi an,tongchuan,baoji,xianyang,weinan,yan an,hanzhong,ankang,shangluo',
  62: 'lanzhou,jiayuguan,jinchang,baiyin,tianshui,wuwei,zhangye,pingliang,jiuquan,qingyang,dingxi,longnan,linxia,gannan',
  63: 'xining,haidong,haibei,huangnan,golog,yushu,haixi,golmud,delingha',
  64: 'yinchuan,shizuishan,wuzhong,guyuan,zhongwei,lingwu,qingtongxia',
  65:
    'urumqi,karamay,turpan,hami,changji,bortala,bayingolin,aksu,kizilsu,kashgar,hotan,ili,tacheng,altay,' +
    'shihezi,toksun,korla,yining',
}

/** A city's name before one of these is a river's. */
export const riverWords: ReadonlySet<string> = new Set(['river', 'he', 'jiang', 'shui', 'reservoir', 'lake'])
