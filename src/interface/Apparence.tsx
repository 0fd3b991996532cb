const choix = [
  { valeur: 'auto', libelle: 'Auto' },
  { valeur: 'clair', libelle: 'Clair' },
  { valeur: 'sombre', libelle: 'Sombre' },
]

/** Clair, sombre, ou comme l'appareil. Le CSS suit le bouton radio sans script ; le script s'en souvient d'une page à l'autre. */
export function Apparence() {
  return (
    <fieldset class="apparence">
      <legend class="pied-legende">Apparence</legend>
      <div class="apparence-choix">
        {choix.map(({ valeur, libelle }) => (
          <label key={valeur} for={`theme-${valeur}`}>
            <input type="radio" name="theme" id={`theme-${valeur}`} value={valeur} checked={valeur === 'auto'} />
            {libelle}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
