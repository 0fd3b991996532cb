import { Bouton } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import type { Issue } from '#socle/echange/issue.ts'
import { dateLongue } from '#socle/texte.ts'
import { accorder, unNom } from '../../../mots.ts'
import type { Mots } from '../../../sorte.ts'
import { type DeLaSorte, estARanger, type Imports, type Suite } from '../imports.ts'
import { AvancementDImport } from './AvancementDImport.tsx'
import { CompteRenduDImport, ComptesDImport, type MotsDesIssues, type PropsDuCompteRendu } from './CompteRenduDImport.tsx'

type Props = PropsDuCompteRendu & { sorte: DeLaSorte; imports: Imports<string>; comptes: Record<Issue, number>; suite: Suite }

/** Un import : son avancement, ce que la salle y ajoute, son compte rendu. La page se recharge seule tant qu'il avance. */
export function ImportPage({ sorte, imports, comptes, suite, ...compteRendu }: Props) {
  const { suivi } = compteRendu
  const liste = `${sorte.chemin}/imports`
  const chemin = `${liste}/${suivi.id}`
  const site = suivi.format === imports.site?.format ? imports.site : undefined
  const mots = { ...motsDe(sorte.mots), ...(site && { refusee: site.refusee }) }
  return (
    <div class="import">
      <FilAriane
        etapes={[{ libelle: imports.mots.etape, href: sorte.chemin }, { libelle: 'Imports', href: liste }, { libelle: suivi.nomFichier }]}
      />
      <h1>
        {estARanger(site, suivi) ? 'Analyse' : suivi.simuler ? 'Essai à blanc' : 'Import'} de « {suivi.nomFichier} »
      </h1>
      <p>
        Envoyé le {dateLongue(suivi.creeLe)}
        {suivi.auteur ? ` par ${suivi.auteur}` : ''}. {suivi.etat === 'refuse' ? '' : suivi.message}
      </p>
      <AvancementDImport suivi={suivi} nouveau={`${liste}/nouveau`} unite={site?.unite} />
      {suivi.fait > 0 && <ComptesDImport comptes={comptes} simuler={suivi.simuler} mots={mots} />}
      {suivi.etat === 'fini' && suivi.simuler && suivi.aSonContenu && (
        <form method="post" action={`${chemin}/lancer`} class="actions">
          <Bouton>Importer pour de bon</Bouton>
          <Bouton variante="secondaire" href={site ? `${chemin}/correspondances` : `${liste}/nouveau`}>
            {site?.revoir ?? 'Envoyer un autre tableau'}
          </Bouton>
        </form>
      )}
      {suite.contenu}
      {suivi.fait > 0 && <CompteRenduDImport {...compteRendu} chemin={chemin} mots={mots} nom={suite.nom} />}
    </div>
  )
}

function motsDe(mots: Mots): MotsDesIssues {
  const e = accorder(mots, '')
  return {
    creee: [`${unNom(mots)} créé${e}`, `${mots.pluriel} créé${e}s`, `Créé${e}`],
    modifiee: [`modifié${e}`, `modifié${e}s`, `Modifié${e}`],
    inchangee: [`inchangé${e}`, `inchangé${e}s`, `Inchangé${e}`],
    refusee: ['ligne refusée', 'lignes refusées', 'Refusée'],
  }
}
