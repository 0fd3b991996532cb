import { texteDe } from '#champ/saisie.ts'
import type { Db } from '#socle/db.ts'
import type { Erreurs, Saisie } from '#socle/formulaire.ts'
import { resoudreTerritoire } from '#territoire/resoudre-territoire.ts'
import { nomEtCode, type Territoire } from '#territoire/territoire.ts'

type Lieu = { lieu: Territoire | null; lieux: Territoire[]; erreurs: Erreurs }

/** Le territoire saisi ; ceux entre lesquels choisir quand le texte en désigne plusieurs. */
export async function lireLieu(db: Db, saisie: Saisie): Promise<Lieu> {
  const ecrit = texteDe(saisie, 'territoire').slice(0, 200)
  // Le choix offert ne vaut que pour le texte qui l'a fait naître : qui récrit le champ a changé d'avis.
  const texte = texteDe(saisie, 'territoire_lu') === ecrit ? texteDe(saisie, 'territoire_choix') || ecrit : ecrit
  if (texte === '') return { lieu: null, lieux: [], erreurs: {} }
  const lu = await resoudreTerritoire(db, texte)
  if (lu.genre === 'trouve') return { lieu: lu.territoire, lieux: [], erreurs: {} }
  if (lu.genre === 'inconnu')
    return {
      lieu: null,
      lieux: [],
      erreurs: { territoire: `Aucun territoire ne s'appelle « ${texte} ». Essayez un autre nom, ou un code postal.` },
    }
  const exacts = lu.choix.filter((t) => nomEtCode(t) === texte)
  if (exacts.length === 1 && exacts[0]) return { lieu: exacts[0], lieux: [], erreurs: {} }
  const phrase = `Plusieurs territoires peuvent s'appeler « ${texte} » : choisissez le bon.`
  return { lieu: null, lieux: lu.choix.slice(0, 8), erreurs: { territoire: phrase } }
}
