import { type Champ, champ, type Fautes, lu, type Rubrique } from '#champ/champ.ts'
import { texteDe } from '#champ/saisie.ts'
import { Champ as Saisie } from '#interface/Champ.tsx'
import { texteDeFiche } from '#socle/echange/cellule.ts'
import { type Cadre, cadreVide, champsDuCadre, partiesDuCadre } from './cadre.ts'

const signesMax = 10_000

/** Du besoin à l'effet, huit parties ; null si rien n'est dit. */
export const cadre: Champ<Cadre | null> = champ<Cadre | null>({
  libelle: "L'exemple, du besoin à l'effet",
  vide: null,
  garde: (brut) => (typeof brut === 'object' && brut !== null ? composer((nom) => Reflect.get(brut, nom)) : null),
  lire: ({ saisie }) => {
    const valeur = composer((nom) => texteDe(saisie, `cadre_${nom}`))
    const trop = champsDuCadre.filter((nom) => valeur[nom].length > signesMax)
    const fautes: Fautes = Object.fromEntries(
      trop.map((nom) => [`cadre_${nom}`, { phrase: 'Ce texte est trop long : 10 000 caractères au plus.' }]),
    )
    if (trop.length > 0) return { ok: false, fautes }
    return lu(champsDuCadre.some((nom) => valeur[nom] !== '') ? valeur : null)
  },
  remplir: (valeur) => Object.fromEntries(champsDuCadre.map((nom) => [`cadre_${nom}`, valeur?.[nom] ?? ''])),
  Controle: ({ saisie, fautes }) => (
    <>
      {champsDuCadre.map((nom) => (
        <Saisie
          key={nom}
          nom={`cadre_${nom}`}
          libelle={partiesDuCadre[nom].libelle}
          aide={partiesDuCadre[nom].aide}
          type="textarea"
          lignes={3}
          valeur={texteDe(saisie, `cadre_${nom}`)}
          erreur={fautes[`cadre_${nom}`]?.phrase}
        />
      ))}
    </>
  ),
  dire: (valeur) => champsDuCadre.map((nom): Rubrique => [partiesDuCadre[nom].libelle, valeur?.[nom] ? valeur[nom].split('\n') : []]),
  cellule: () => ({
    colonnes: champsDuCadre.map((nom) => `cadre_${nom}`),
    ecrire: (valeur) => Object.fromEntries(champsDuCadre.map((nom) => [`cadre_${nom}`, valeur?.[nom] ?? ''])),
    lecteur: () => ({
      lire: (cellules, { refuser }) => {
        if (champsDuCadre.every((nom) => cellules[`cadre_${nom}`] === undefined)) return undefined
        const lu = composer((nom) => texteDeFiche(cellules[`cadre_${nom}`] ?? ''))
        for (const nom of champsDuCadre) if (lu[nom].length > 20_000) refuser(`Le cadre (${nom}) dépasse 20000 caractères.`)
        return () => (champsDuCadre.some((nom) => lu[nom] !== '') ? lu : null)
      },
    }),
  }),
  libelles: () => Object.fromEntries(champsDuCadre.map((nom) => [`cadre_${nom}`, partiesDuCadre[nom].libelle])),
})

function composer(dire: (nom: keyof Cadre) => unknown): Cadre {
  const lu = { ...cadreVide }
  for (const nom of champsDuCadre) {
    const valeur = dire(nom)
    if (typeof valeur === 'string') lu[nom] = valeur
  }
  return lu
}
