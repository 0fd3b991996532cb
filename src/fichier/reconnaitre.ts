import { aPart } from '#socle/atelier/atelier.ts'
import { ouvrage } from '#socle/atelier/ouvrage.ts'
import { type TypeAdmis, typeAdmis } from './types-admis.ts'

const lireType = ouvrage<typeof import('./reconnaitre.ouvrage.ts').lireType>('src/fichier/reconnaitre.ouvrage.ts', 'lireType')

// Une archive (DOCX, ODT…) se parcourt entrée par entrée : 2 s, et un dixième de plus par mébioctet.
const tempsPour = ({ length }: Uint8Array): number => 2000 + Math.ceil(length / 1024 ** 2) * 100

/** Le type d'une vidéo se lit dans ses premiers octets : le reste peut être écrit sans être gardé en mémoire. */
export async function reconnaitreVideo(debut: Uint8Array): Promise<TypeAdmis | undefined> {
  const admis = await reconnaitre(debut, '')
  return admis?.genre === 'video' ? admis : undefined
}

/** Le type lu dans le contenu entier ; vide s'il n'est pas admis. Le nom ne sert qu'à confirmer qu'un texte est un tableau. */
export async function reconnaitre(contenu: Uint8Array, nom: string, par = lireType): Promise<TypeAdmis | undefined> {
  return typeAdmis(await aPart(par, { contenu, nom }, { ms: tempsPour(contenu) }))
}
