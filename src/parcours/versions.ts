// Sans aucune importation : l'île de la composition s'en sert aussi, dans le navigateur.

/** Les trois longueurs d'un parcours, de la plus courte à la plus longue. */
export const versions = ['2h', '4h', '12h'] as const
export type Version = (typeof versions)[number]

type Place = { genre: string; minutes: number; des: Version }

export const libelleDeLaVersion: Record<Version, string> = { '2h': '2 h', '4h': '4 h', '12h': '12 h' }

export const estVersion = (valeur: unknown): valeur is Version => versions.some((version) => version === valeur)

/** Vrai si ce qui paraît « dès » une version est dans celle-ci : ce qui est dans 2 h est aussi dans 4 h et 12 h. */
const paraitDans = (des: Version, version: Version): boolean => versions.indexOf(version) >= versions.indexOf(des)

/** Les blocs d'une version, dans l'ordre. Une étape absente de la version emporte avec elle tout ce qui la remplit. */
export function blocsDeLaVersion<T extends Place>(blocs: readonly T[], version: Version): T[] {
  let etapePresente = true
  return blocs.filter((bloc) => {
    const presente = paraitDans(bloc.des, version)
    if (bloc.genre === 'etape') etapePresente = presente
    return presente && etapePresente
  })
}

/** Le temps d'une version, en minutes : la somme de celui de ses blocs. */
export function minutesDe(blocs: readonly Place[], version: Version): number {
  return blocsDeLaVersion(blocs, version).reduce((total, { minutes }) => total + minutes, 0)
}
