import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('decisions', '0001_initial'),
        ('programs', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='RoleOccupation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=40)),
                ('soc', models.CharField(max_length=7, verbose_name='SOC code')),
                ('weight', models.DecimalField(decimal_places=3, help_text='Share of the role; a role’s shares make 1.', max_digits=4)),
                ('note', models.CharField(blank=True, help_text='Why; the same in each part.', max_length=300)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programs.source')),
            ],
            options={
                'ordering': ['role', '-weight', 'soc'],
                'constraints': [models.UniqueConstraint(fields=('role', 'soc'), name='one_weight_per_role_and_soc'), models.CheckConstraint(condition=models.Q(('weight__gt', 0), ('weight__lte', 1)), name='role_weight')],
            },
        ),
        migrations.CreateModel(
            name='Spending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('band', models.CharField(max_length=40, unique=True)),
                ('income_min', models.PositiveIntegerField(help_text='Gross, a year; inclusive.')),
                ('income_max', models.PositiveIntegerField(blank=True, help_text='Exclusive. Blank: no limit.', null=True)),
                ('food', models.DecimalField(decimal_places=2, max_digits=9)),
                ('transportation', models.DecimalField(decimal_places=2, max_digits=9)),
                ('healthcare', models.DecimalField(decimal_places=2, max_digits=9)),
                ('internet_mobile', models.DecimalField(decimal_places=2, max_digits=9)),
                ('other_nonhousing', models.DecimalField(decimal_places=2, max_digits=9)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programs.source')),
            ],
            options={
                'ordering': ['income_min'],
                'verbose_name_plural': 'spending',
                'constraints': [models.CheckConstraint(condition=models.Q(('income_max__isnull', True), ('income_max__gt', models.F('income_min')), _connector='OR'), name='spending_band_not_empty')],
            },
        ),
        migrations.CreateModel(
            name='StateTax',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(max_length=2)),
                ('wage', models.PositiveIntegerField(help_text='US dollars a year.')),
                ('income_tax', models.IntegerField(help_text='Below 0 where credits are paid out.')),
                ('payroll_tax', models.PositiveIntegerField(help_text='The employee’s part.')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programs.source')),
            ],
            options={
                'ordering': ['state', 'wage'],
                'verbose_name_plural': 'state taxes',
                'constraints': [models.UniqueConstraint(fields=('state', 'wage'), name='one_tax_per_state_and_wage')],
            },
        ),
    ]
