import { Bouton } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { AvancementDImport } from '#interface/imports/AvancementDImport.tsx'
import { CompteRenduDImport, ComptesDImport, type MotsDesIssues, type PropsDuCompteRendu } from '#interface/imports/CompteRenduDImport.tsx'
import type { Issue } from '#socle/echange/issue.ts'
import { dateLongue } from '#socle/texte.ts'

const mots: MotsDesIssues = {
  creee: ['fiche créée', 'fiches créées', 'Créée'],
  modifiee: ['modifiée', 'modifiées', 'Modifiée'],
  inchangee: ['inchangée', 'inchangées', 'Inchangée'],
  refusee: ['ligne refusée', 'lignes refusées', 'Refusée'],
}

type Props = PropsDuCompteRendu & { comptes: Record<Issue, number> }

/** Un import : son avancement et son compte rendu. La page se recharge seule tant qu'il avance. */
export function ImportPage(props: Props) {
  const { suivi, comptes } = props
  const titre = suivi.simuler ? 'Essai à blanc' : 'Import'
  return (
    <div class="import">
      <FilAriane
        etapes={[{ libelle: 'Acteurs', href: '/acteurs' }, { libelle: 'Imports', href: '/acteurs/imports' }, { libelle: suivi.nomFichier }]}
      />
      <h1>
        {titre} de « {suivi.nomFichier} »
      </h1>
      <p>
        Envoyé le {dateLongue(suivi.creeLe)}
        {suivi.auteur ? ` par ${suivi.auteur}` : ''}. {suivi.etat === 'refuse' ? '' : suivi.message}
      </p>
      <AvancementDImport suivi={suivi} nouveau="/acteurs/imports/nouveau" />
      {suivi.fait > 0 && <ComptesDImport comptes={comptes} simuler={suivi.simuler} mots={mots} />}
      {suivi.etat === 'fini' && suivi.simuler && suivi.aSonContenu && (
        <form method="post" action={`/acteurs/imports/${suivi.id}/lancer`} class="actions">
          <Bouton>Importer pour de bon</Bouton>
          <Bouton variante="secondaire" href="/acteurs/imports/nouveau">
            Envoyer un autre tableau
          </Bouton>
        </form>
      )}
      {suivi.fait > 0 && <CompteRenduDImport {...props} chemin={`/acteurs/imports/${suivi.id}`} mots={mots} />}
    </div>
  )
}
